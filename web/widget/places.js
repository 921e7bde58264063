// Where a citation leads: to its anchor on this page, or to the words themselves on the homepage elsewhere.
import { el } from "./dom.js";

/** The address if a browser may follow it, else null. */
export const safeAddress = (url, base) => {
  try {
    const whole = new URL(String(url), base);
    return /^(https?|mailto):$/.test(whole.protocol) ? whole : null;
  } catch {
    return null;
  }
};

const page = (url) => url.href.split("#")[0].replace(/\/index\.html$/, "/");

/** An address of the reply; one that is relative is the server's, and leads to `home` where the owner names another page. */
export const placeOf = (url, { api, home }) => {
  const place = safeAddress(String(url).replace(/^[/\\]+/, ""), api);
  return place?.hash && home ? safeAddress(place.hash, home) : place;
};

export const isHere = (place) => place.hash.length > 1 && page(place) === page(location);

const encoded = (words) => encodeURIComponent(words.join(" ")).replace(/-/g, "%2D");

/** A text fragment for the longest stretch of a quote; `…` stands where the quote leaves something out. */
export const textFragment = (quote) => {
  const stretches = quote.split(/\s*(?:…|\n)\s*/);
  const words = stretches.reduce((a, b) => (b.length > a.length ? b : a), "").split(/\s+/).filter(Boolean);
  if (!words.length) return "";
  return `:~:text=${words.length > 8 ? `${encoded(words.slice(0, 4))},${encoded(words.slice(-4))}` : encoded(words)}`;
};

/** A link to a place: within this page, with `follow` called first, or in a tab of its own. */
export const linkTo = (place, words, follow, quote = "") => {
  if (isHere(place)) {
    const link = el("a", { href: place.hash }, words);
    link.addEventListener("click", follow);
    return link;
  }
  const href = place.href + (place.hash ? textFragment(quote) : "");
  return el("a", { href, target: "_blank", rel: "noopener" }, words);
};
