// site.js - opens the built site in headless Chromium and checks what a reader sees
//
// usage: node test/site.js [DIST [SCREENSHOTS]]     CHROMIUM names the browser (/usr/bin/chromium)
//
// Serves DIST on the loopback interface, a free port.  Prints TAP; exit status 1 when a check failed.
import {createServer} from "node:http";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {extname, join, normalize} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium} from "playwright-core";

const here = fileURLToPath(new URL("..", import.meta.url));
const dist = process.argv[2] ?? join(here, "dist");
const shots = process.argv[3];
const types = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"};
let count = 0;
let failed = 0;

function ok(good, what, why = "") {
  count++;
  if (!good) failed++;
  console.log(`${good ? "ok" : "not ok"} ${count} - ${what}`);
  if (!good && why) console.log(String(why).replace(/^/gm, "# "));
}

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = join(dist, path.endsWith("/") ? path + "index.html" : path);
  try {
    const body = await readFile(file);
    response.writeHead(200, {"content-type": types[extname(file)] ?? "application/octet-stream"}).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"]
});

/** A page of the site in a colour scheme; what goes wrong or leaves the site is noted in it. */
async function visit(path, colorScheme) {
  const page = await browser.newPage({colorScheme, viewport: {width: 1200, height: 1000}});
  page.wrong = [];
  page.on("console", (m) => m.type() === "error" && page.wrong.push(m.text()));
  page.on("pageerror", (e) => page.wrong.push(e.message));
  page.on("response", (r) => r.status() >= 400 && page.wrong.push(`${r.status()} ${r.url()}`));
  await page.route("**", (route) => {
    const url = route.request().url();
    if (url.startsWith(site) || url.startsWith("data:")) return route.continue();
    page.wrong.push(`leaves the site: ${url}`);
    return route.abort();
  });
  await page.goto(site + path, {waitUntil: "networkidle"});
  return page;
}

async function accessible(page, what) {
  await page.addScriptTag({path: createRequire(import.meta.url).resolve("axe-core/axe.min.js")});
  const {violations} = await page.evaluate(() => window.axe.run(document, {runOnly: ["wcag2a", "wcag2aa"]}));
  ok(violations.length === 0, `${what}: no violation of WCAG 2 A and AA`,
    violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join("\n  ")}`).join("\n"));
}

async function overview(scheme) {
  const page = await visit("/index.html", scheme);
  await page.waitForSelector("figure svg[role=img]");
  await page.waitForFunction(() => document.querySelectorAll("svg[role=img], figure[role=img]").length >= 4);
  const charts = await page.locator("[role=img]").all();
  ok(charts.length >= 4, `${scheme}: four charts`);
  for (const chart of charts) {
    const label = await chart.getAttribute("aria-label");
    ok((await chart.locator("rect, circle").count()) > 0, `${scheme}: marks in ${label}`);
  }
  const numbers = await page.locator(".numbers b").allTextContents();
  ok(numbers.length === 4 && numbers.every((n) => Number(n) > 0), `${scheme}: numbers of articles and facts`, numbers);
  const rows = await page.locator("figure table tbody tr").count();
  ok(rows > 10, `${scheme}: the charts' numbers as tables`, rows);
  ok((await page.evaluate(() => document.documentElement.lang)) === "zh-Hans", `${scheme}: the language of the page is told`);
  await accessible(page, `${scheme}: overview`);
  ok(page.wrong.length === 0, `${scheme}: overview without errors and without other hosts`, page.wrong.join("\n"));
  if (shots) await page.screenshot({path: join(shots, `overview-${scheme}.png`), fullPage: true});
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor);
  await page.close();
  return background;
}

/** Search, in both scripts, for a word that the articles themselves print. */
async function search() {
  const page = await visit("/search.html", "light");
  const found = async (word) => {
    await page.fill("input[type=search]", word);
    await page.waitForFunction((w) => document.querySelector("#count")?.textContent.includes("处") || w === "", word);
    await page.waitForTimeout(100);
    return page.locator("#count").textContent();
  };
  const simplified = await found("总统");
  const traditional = await found("總統");
  ok(/^[1-9]/.test(simplified), "search finds articles", simplified);
  ok(simplified === traditional, "search finds the same in either script", `${simplified} | ${traditional}`);
  const scripts = (await page.locator(".hits mark").allTextContents()).map((t) => t.replace(/\s/gu, ""));
  ok(scripts.every((t) => t === "总统" || t === "總統") && scripts.length > 0, "what is marked is what was searched for", scripts);
  await page.locator(".hits button").first().click();
  await page.waitForSelector("pre.page mark");
  const marked = (await page.locator("pre.page mark").textContent()).replace(/\s/gu, "");
  ok(marked === "总统" || marked === "總統", "the page is shown with its place marked", marked);
  const facts = page.locator(".hits button", {hasText: "："});
  ok((await facts.count()) > 0, "facts stand beside the hits");
  await facts.first().click();
  await page.waitForFunction((m) => document.querySelector("pre.page mark")?.textContent.replace(/\s/gu, "") !== m, marked);
  ok((await page.locator("pre.page mark").textContent()).length > 0, "a fact leads to its place on the page");
  ok((await found("没有这样的词组")).startsWith("0 "), "what nobody prints is not found");
  await found("总统");
  await accessible(page, "search");
  ok(page.wrong.length === 0, "search without errors and without other hosts", page.wrong.join("\n"));
  if (shots) await page.screenshot({path: join(shots, "search.png"), fullPage: true});
  await page.close();
}

try {
  const light = await overview("light");
  const dark = await overview("dark");
  ok(light !== dark, "light and dark follow the reader's setting", `${light} | ${dark}`);
  await search();
} catch (error) {
  ok(false, "the site could be used", error.stack);
} finally {
  await browser.close();
  server.close();
}
console.log(`1..${count}`);
process.exitCode = failed ? 1 : 0;
