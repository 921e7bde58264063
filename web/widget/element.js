// <cvqa-chat>: what happens when. The conversation is in a Session, what is seen of it in a Panel.
import CSS from "./widget.css";
import { el } from "./dom.js";
import { paint, whenSchemeChanges } from "./look.js";
import { optionsOf } from "./options.js";
import { Panel } from "./panel.js";
import { answered, asked } from "./reply.js";
import { Session } from "./session.js";
import { Failure, request } from "./transport.js";

// Floating, the element itself takes no place. Within a page, its width and height are the page's to set.
const FLOATING = ":host{all:initial!important;display:contents!important}";
const INLINE =
  ":host{display:block!important;visibility:visible!important;opacity:1!important;transform:none!important;height:var(--cvqa-height,36em)}";
const MOMENT = 150; // milliseconds before a wait is shown

export class CvqaChat extends HTMLElement {
  static observedAttributes = ["data-theme", "data-accent"];
  #ended = null; // how to stop the question that is on its way
  #profile = null;
  #recalled = -1;
  #before = null; // what had the focus before the panel opened

  connectedCallback() {
    if (this.shadowRoot) return;
    const options = (this.options = optionsOf(this));
    this.session = new Session(options.api);
    const inline = (options.position || (this.automatic ? "bottom-right" : "inline")) === "inline";
    const panel = (this.panel = new Panel(options, inline));
    panel.root.classList.toggle("left", options.position === "bottom-left");
    const root = this.attachShadow({ mode: "open" });
    this.#style(root);
    this.#restore();
    root.append(panel.root);
    this.#paint();
    whenSchemeChanges(() => this.#paint());
    this.#listen();
    if (inline) this.#greet();
    else if (!panel.fillsScreen && (this.session.open ?? options.open)) this.#show(true);
  }

  attributeChangedCallback() {
    if (this.shadowRoot) this.#paint();
  }

  /** Open the panel and put the focus into it. */
  open() {
    if (!this.panel.isOpen) this.#before = document.activeElement;
    this.#show(true);
    this.panel.field.focus({ preventScroll: this.panel.inline });
  }

  /** Close the panel; the focus goes back to where it was. */
  close() {
    const within = this.shadowRoot.activeElement;
    this.#show(false);
    const before = this.#before;
    if (within) (before?.isConnected && before !== document.body && before !== this ? before : this.panel.launcher).focus();
  }

  /** Ask a question, as if it had been typed. Gives the reply; null where there is none, because it failed, was stopped, or another is asked. */
  async ask(text) {
    const typed = String(text);
    const question = (typed.toWellFormed?.() ?? typed).trim();
    if (!question || this.#ended) return null;
    if (!this.panel.isOpen) this.open();
    const bubble = asked(question, this.options.texts);
    this.#begin(question, bubble);
    try {
      const reply = await request(this.options.api, "api/ask", { question, history: this.session.history }, this.#ended.signal);
      this.#answer(question, reply);
      return reply;
    } catch (error) {
      if (error instanceof Failure) this.#fail(question, bubble, error);
      else if (error.name === "AbortError") this.#stopped(question, bubble);
      else throw error;
      return null;
    } finally {
      this.#end();
    }
  }

  #style(root) {
    // A constructed sheet passes a strict Content-Security-Policy of the host page.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync((this.panel.inline ? INLINE : FLOATING) + CSS);
    root.adoptedStyleSheets = [sheet];
  }

  #paint() {
    paint(this.panel.root, optionsOf(this));
  }

  #restore() {
    const { session, panel } = this;
    for (const { question, reply } of session.exchanges) panel.log.append(asked(question, this.options.texts), this.#message(reply));
    panel.clearer.hidden = !session.exchanges.length;
    panel.field.value = session.draft;
    panel.suggest(session.exchanges.at(-1)?.reply.suggestions, (question) => this.#pick(question));
  }

  #listen() {
    const { panel } = this;
    panel.launcher.addEventListener("click", () => this.open());
    panel.closer.addEventListener("click", () => this.close());
    panel.clearer.addEventListener("click", () => this.#clear());
    panel.field.addEventListener("keydown", (event) => this.#typed(event));
    panel.field.addEventListener("input", () => {
      this.#recalled = -1;
      this.session.save({ draft: panel.field.value });
      panel.grow();
    });
    panel.box.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    panel.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || panel.inline) return;
      event.preventDefault();
      this.close();
    });
    panel.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!panel.pending.hidden) this.#ended?.abort();
      else this.ask(panel.field.value);
    });
  }

  #typed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.ask(this.panel.field.value);
    }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.#recall(event);
  }

  /** Up goes to earlier questions, where the field is empty or shows one; down comes back. */
  #recall(event) {
    const { field } = this.panel;
    const earlier = this.session.questions.reverse();
    const next = this.#recalled + (event.key === "ArrowUp" ? 1 : -1);
    if ((field.value && this.#recalled < 0) || next < -1 || next >= earlier.length) return;
    event.preventDefault();
    this.#fill(earlier[next] ?? "");
    this.#recalled = next;
  }

  #fill(text) {
    const { panel, session } = this;
    panel.field.value = text;
    session.save({ draft: text });
    panel.grow();
  }

  #pick(question) {
    this.ask(question);
    this.panel.field.focus();
  }

  #show(open) {
    const { panel, session } = this;
    if (panel.inline || open === panel.isOpen) return;
    if (open) panel.open();
    else panel.close();
    this.toggleAttribute("open", open);
    session.save({ open });
    this.#tell(open ? "open" : "close");
    if (open) {
      panel.grow();
      if (panel.log.lastChild) panel.scroll.scrollTop = panel.scroll.scrollHeight;
      this.#greet();
    }
  }

  /** The owner's suggested questions are asked for once, and not before somebody opens the panel. */
  async #greet() {
    if (this.#profile || this.session.exchanges.length) return;
    this.#profile = {};
    try {
      this.#profile = await request(this.options.api, "api/profile");
      if (!this.panel.log.lastChild) this.#suggest(this.#profile.suggestions);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#profile = null; // asked for again at the next opening; a question will say what is wrong
    }
  }

  #suggest(questions) {
    this.panel.suggest(questions, (question) => this.#pick(question));
  }

  #begin(question, bubble) {
    const { panel, options, session } = this;
    this.#ended = new AbortController();
    this.#recalled = -1;
    if (panel.field.value.trim() === question) this.#fill("");
    panel.log.querySelector(".failed")?.remove();
    panel.log.append(bubble);
    panel.chips.hidden = true;
    panel.reveal(bubble);
    this.timer = setTimeout(() => {
      panel.wait(true, options.texts);
      panel.say(options.texts.pending);
    }, MOMENT);
    this.#tell("question", { question });
    session.save({ open: session.open });
  }

  #end() {
    clearTimeout(this.timer);
    this.#ended = null;
    this.panel.wait(false, this.options.texts);
    this.panel.chips.hidden = !this.panel.chips.childElementCount;
  }

  #message(reply) {
    const { panel, options } = this;
    // On a phone the panel covers the page: it makes way for the place in the CV.
    const follow = () => panel.fillsScreen && this.#show(false);
    return answered(reply, { options, follow, say: (words) => panel.say(words) });
  }

  #answer(question, reply) {
    const { panel, session } = this;
    session.add(question, reply);
    const message = this.#message(reply);
    panel.log.append(message);
    panel.clearer.hidden = false;
    panel.pending.hidden = true;
    this.#suggest(reply.suggestions);
    panel.reveal(message.previousSibling);
    this.#tell("answer", { question, reply });
  }

  /** Said politely, within the conversation; the question stays, to be asked again. */
  #fail(question, bubble, failure) {
    const { texts } = this.options;
    const words = failure.kind ? texts[failure.kind] : failure.message;
    const retry = el("button", { class: "retry", type: "button" }, texts.retry);
    const group = el("div", { class: "failed" }, el("p", {}, words), retry);
    bubble.remove();
    group.prepend(bubble);
    retry.addEventListener("click", () => {
      group.remove();
      this.#pick(question);
    });
    this.panel.log.append(group);
    this.panel.pending.hidden = true;
    this.panel.reveal(group);
    this.#tell("error", { question, message: words });
  }

  #stopped(question, bubble) {
    const { panel } = this;
    bubble.remove();
    if (!panel.field.value) this.#fill(question);
    panel.say(this.options.texts.stopped);
    panel.field.focus();
  }

  #clear() {
    const { panel, session, options } = this;
    this.#ended?.abort();
    session.save({ exchanges: [], draft: "" });
    panel.log.replaceChildren();
    panel.clearer.hidden = true;
    this.#fill("");
    this.#suggest([]);
    this.#profile = null;
    this.#greet();
    panel.say(options.texts.cleared);
    panel.field.focus();
    this.#tell("clear");
  }

  #tell(kind, detail = {}) {
    this.dispatchEvent(new CustomEvent(`cvqa:${kind}`, { detail, bubbles: true, composed: true }));
  }
}
