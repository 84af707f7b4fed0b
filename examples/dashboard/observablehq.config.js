// The site's configuration: everything is served from the site itself, nothing from other hosts.
const pages = [
  {name: "一览", path: "/index"},
  {name: "检索", path: "/search"}
];

const nav = (path) =>
  `<nav aria-label="页面">${pages
    .map((p) => `<a href=".${p.path}.html"${p.path === path ? ' aria-current="page"' : ""}>${p.name}</a>`)
    .join("")}</nav>`;

export default {
  title: "新闻事实",
  root: "src",
  output: "dist",
  pages,
  globalStylesheets: [], // the default ones load fonts from elsewhere
  style: "style.css",
  head:
    '<link rel="icon" href="data:,">' + // the language, and zooming as readers like
    '<script>document.documentElement.lang = "zh-Hans"; document.querySelector("meta[name=viewport]").content = "width=device-width"</script>',
  sidebar: false,
  header: ({path}) => nav(path),
  footer: "由 zhnews 从原文中读出；每一条都能回到原文。",
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true
};
