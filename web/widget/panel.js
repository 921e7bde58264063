// The panel: its parts, how it opens and closes, and how it fills a phone's screen.
import { el, icon, iconButton, ICONS } from "./dom.js";

const SMALL = matchMedia("(max-width: 480px), (max-height: 420px)");

export class Panel {
  /** `inline` panels stand in the page, always open; the others are dialogs, modal only where they fill the screen. */
  constructor(options, inline) {
    const { texts, lang, dir } = options;
    this.inline = inline;
    this.isOpen = inline;
    this.launcher = el("button", { class: "launcher", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false" }, icon(ICONS.chat), texts.label);
    this.closer = iconButton("close", ICONS.close, texts.close);
    this.clearer = iconButton("clear", ICONS.clear, texts.clear);
    this.greeting = el("p", { class: "greeting", dir: "auto" }, texts.greeting);
    this.log = el("div", { class: "log", role: "log", "aria-label": texts.conversation });
    this.pending = el("p", { class: "pending" }, texts.pending, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
    this.chips = el("ul", { class: "chips", "aria-label": texts.suggestions });
    this.scroll = el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": texts.conversation }, this.greeting, this.log, this.pending, this.chips);
    this.field = el("textarea", { rows: "1", maxlength: "1000", "aria-label": texts.question, placeholder: texts.placeholder, enterkeyhint: "send", dir: "auto" });
    this.send = iconButton("send", ICONS.send, texts.send, "submit");
    this.status = el("p", { class: "unseen", role: "status" });
    this.form = el("form", {}, this.field, this.send);
    this.box = el(inline ? "section" : "dialog", { class: "panel", "aria-labelledby": "title" },
      el("header", {}, el("h2", { id: "title", dir: "auto" }, texts.title), this.clearer, inline ? "" : this.closer), this.scroll, this.form, this.status);
    this.root = el("div", { class: inline ? "root inline" : "root", lang, dir }, inline ? "" : this.launcher, this.box);
    this.pending.hidden = true;
    this.#watchScreen();
  }

  /** Said once by a screen reader, and not shown. */
  say(words) {
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = words));
  }

  open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#show();
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
  }

  close() {
    if (this.inline || !this.isOpen) return;
    this.isOpen = false;
    this.box.close();
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
  }

  get fillsScreen() {
    return SMALL.matches && !this.inline;
  }

  #show() {
    this.box.classList.toggle("full", this.fillsScreen);
    if (this.fillsScreen) this.box.showModal();
    else this.box.open = true; // unlike show(), it leaves the focus where it is
    this.#fit();
  }

  /** With the keyboard open, the panel takes what is left of the screen. A visitor who has zoomed in sees the page as it is. */
  #fit() {
    const view = window.visualViewport;
    const full = this.isOpen && this.fillsScreen && view && view.scale < 1.05;
    this.box.style.height = full ? `${view.height}px` : "";
    this.box.style.top = full ? `${view.offsetTop}px` : "";
  }

  #watchScreen() {
    for (const kind of ["resize", "scroll"]) window.visualViewport?.addEventListener(kind, () => this.#fit());
    SMALL.addEventListener("change", () => {
      if (this.inline || !this.isOpen) return;
      const focused = this.box.getRootNode().activeElement;
      this.box.close();
      this.#show();
      focused?.focus();
    });
  }

  /** While an answer is awaited for longer than a moment, the button that sends stops. */
  wait(waiting, texts) {
    const words = waiting ? texts.stop : texts.send;
    this.pending.hidden = !waiting;
    this.send.replaceChildren(icon(waiting ? ICONS.stop : ICONS.send));
    this.send.title = words;
    this.send.setAttribute("aria-label", words);
  }

  /** Bring a message's beginning to the top of the view, without moving the page behind. */
  reveal(message) {
    this.scroll.scrollTop += message.getBoundingClientRect().top - this.scroll.getBoundingClientRect().top - 14;
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 160)}px`;
  }

  suggest(questions, ask) {
    const some = (Array.isArray(questions) ? questions : []).filter((one) => typeof one === "string" && one);
    const chips = some.slice(0, 6).map((question) => {
      const chip = el("button", { class: "chip", type: "button", lang: "en" }, el("span", { class: "pill", dir: "auto" }, question));
      chip.addEventListener("click", () => ask(question));
      return el("li", {}, chip);
    });
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }
}
