// Markdown to nodes: paragraphs, lists, links, strong, emphasis, code. Everything else, HTML too, is text.
// `link` makes the node of a link from its address and its words, or gives null where that address must not be followed.
import { el } from "./dom.js";

// In the order in which they are tried: an escape, code, a link, strong, emphasis. None can look further than one line of text.
const MARKS = /\\([!-/:-@[-`{-~])|`([^`]+)`|\[((?:\\.|[^[\]\\])*)\]\(([^()\s]*)\)|\*\*(?=\S)([^*]+)\*\*|\*(?=\S)([^*]+)\*/g;
const LONGEST = 20000;

const inline = (text, link) => {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(MARKS)) {
    nodes.push(text.slice(end, found.index), mark(found, link));
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)];
};

const plain = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

const mark = ([whole, escaped, code, label, url, strong, emphasis], link) => {
  if (escaped) return escaped;
  if (code) return el("code", {}, code);
  if (strong) return el("strong", {}, ...inline(strong, link));
  if (emphasis) return el("em", {}, ...inline(emphasis, link));
  return link(plain(url), plain(label)) ?? whole;
};

const ITEM = /^\s{0,3}(?:([-*+])|(\d{1,3})[.)])\s+(.*)$/;

/** The blocks of a text, in a fragment. */
export const render = (text, link) => {
  const fragment = new DocumentFragment();
  let list = null, paragraph = null;
  for (const line of text.slice(0, LONGEST).split(/\r?\n/)) {
    const item = line.match(ITEM);
    if (item) {
      const tag = item[1] ? "ul" : "ol";
      if (list?.localName !== tag) fragment.append((list = el(tag, { start: item[2] })));
      list.append(el("li", {}, ...inline(item[3], link)));
      paragraph = null;
    } else if (!line.trim()) {
      list = paragraph = null;
    } else if (paragraph || list) {
      (paragraph || list.lastChild).append(paragraph ? el("br") : " ", ...inline(line, link));
    } else {
      fragment.append((paragraph = el("p", {}, ...inline(line, link))));
    }
  }
  return fragment;
};
