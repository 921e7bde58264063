// One answer as the visitor sees it. Whatever the server sends is set as text.
import { el, icon, iconButton, ICONS } from "./dom.js";
import { render } from "./markdown.js";
import { linkTo, placeOf, safeAddress } from "./places.js";

const TITLED = 3; // more citations than that show as numbers only
const MOST = 8;

const text = (value) => (typeof value === "string" ? value : "");
const list = (value) => (Array.isArray(value) ? value.slice(0, MOST) : []);

/** What was asked; a screen reader hears whose words these are. */
export const asked = (question, texts) => el("div", { class: "mine", dir: "auto" }, el("span", { class: "unseen" }, `${texts.you} `), text(question));

/** The answer, its citations, and a button that copies it. `follow` is called before a link leads into this page. */
export const answered = (reply, { options, follow, say }) => {
  const { texts } = options;
  const link = (url, words) => {
    const place = /^[/#]/.test(url) ? placeOf(url, options) : safeAddress(url);
    return place && linkTo(place, words || place.href, follow);
  };
  const note = { not_in_cv: texts.notInCv, clarify: texts.clarify }[reply.status];
  const said = render(text(reply.markdown) || text(reply.answer), link);
  const citations = list(reply.citations).filter((one) => one && typeof one === "object");
  const foot = el("div", { class: "foot" }, citations.length ? cites(citations, options, follow) : "", copyButton(reply, texts, say));
  return el("div", { class: "theirs", "data-status": text(reply.status) }, note ? el("p", { class: "note" }, note) : "",
    el("div", { class: "answer", lang: "en", dir: "auto" }, said), foot);
};

const cites = (citations, options, follow) => {
  const titled = citations.length <= TITLED;
  return el("ul", { class: "cites", "aria-label": options.texts.sources }, ...citations.map((one, at) => cite(one, at + 1, titled, options, follow)));
};

/** A numbered chip that opens its quote below it. */
const cite = (citation, number, titled, options, follow) => {
  const title = text(citation.title);
  const chip = el("button", { class: "cite", type: "button", "aria-expanded": "false", "aria-label": `${number}: ${title}`, title },
    el("span", { class: "pill", lang: "en" }, el("b", {}, String(number)), titled ? el("span", { dir: "auto" }, title) : ""));
  const quote = quoted(citation, options, follow);
  const item = el("li", {}, chip, quote);
  chip.addEventListener("click", () => {
    quote.hidden = !quote.hidden;
    chip.setAttribute("aria-expanded", String(!quote.hidden));
    if (!quote.hidden) item.scrollIntoView({ block: "nearest" });
  });
  return item;
};

const quoted = (citation, options, follow) => {
  const words = text(citation.quote);
  const place = placeOf(text(citation.url), options);
  const stretches = words.split(/\s+…\s+/).map((stretch) => el("p", {}, stretch));
  const where = [text(citation.section), text(citation.source)].filter(Boolean).join(" · ");
  const box = el("div", { class: "quote", lang: "en", dir: "auto" }, el("strong", {}, text(citation.title)), el("blockquote", {}, ...stretches),
    el("p", { class: "soft" }, where), place ? linkTo(place, options.texts.show, follow, words) : "");
  box.lastElementChild.setAttribute("lang", options.lang);
  box.hidden = true;
  return box;
};

const copyButton = (reply, texts, say) => {
  const button = iconButton("copy", ICONS.copy, texts.copy);
  button.addEventListener("click", async () => {
    if (!(await copied(text(reply.answer), button))) return;
    say(texts.copied);
    button.replaceChildren(icon(ICONS.done));
    setTimeout(() => button.replaceChildren(icon(ICONS.copy)), 1500);
  });
  return button;
};

/** Pages without https have no clipboard of their own: there the old command copies from a field. */
const copied = async (words, button) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = el("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    field.value = words;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  }
};
