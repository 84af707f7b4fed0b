// search.js - finds words in pages as they are printed: in either script, over line breaks

/** A function that folds one character, from the two strings of fold.json. */
export function folder([{printed, folded}]) {
  const to = Array.from(folded);
  const map = new Map(Array.from(printed, (c, i) => [c, to[i]]));
  return (c) => map.get(c) ?? c;
}

const blank = /\s/u;
const latin = /[0-9A-Za-z]/u;

/**
 * The folded text, and for each of its characters the place in the original, in characters.
 * Blanks go, except between two Latin letters or digits.
 */
export function foldText(text, fold) {
  const chars = Array.from(text);
  const out = [];
  const at = [];
  for (let i = 0, open = false; i < chars.length; i++) {
    if (blank.test(chars[i])) {
      open = true;
      continue;
    }
    const c = fold(chars[i]);
    if (open && out.length > 0 && latin.test(out[out.length - 1]) && latin.test(c)) {
      out.push(" ");
      at.push(i);
    }
    open = false;
    out.push(c);
    at.push(i);
  }
  return {chars, text: out, joined: out.join("\u0000"), at};
}

/** Where a query stands in a folded page: [start, end) in characters of the original. */
export function find(page, query, fold) {
  const wanted = foldText(query, fold).text;
  const found = [];
  if (wanted.length === 0) return found;
  const needle = wanted.join("\u0000");
  for (let i = page.joined.indexOf(needle), n = 0, from = 0; i >= 0; i = page.joined.indexOf(needle, i + 1)) {
    for (; from < i; from++) if (page.joined[from] === "\u0000") n++;
    found.push([page.at[n], page.at[n + wanted.length - 1] + 1]);
  }
  return found;
}

/** A passage around [start, end): its three parts, the middle one to be marked. */
export function passage(page, [start, end], around = 30) {
  const part = (a, b) => page.chars.slice(Math.max(a, 0), b).join("").replace(/\s+/gu, " ");
  return [part(start - around, start), part(start, end), part(end, end + around)];
}
