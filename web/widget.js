// <cvqa-chat>: a conversation about a CV. `<script src="…/widget.js" defer></script>` is the whole embedding; attributes of that
// script: data-api (another server than the script's own), data-label (the words on the button). Everything that comes from the
// server or the visitor is set as text. Questions go to that server and nowhere else, and nothing is stored.
(() => {
  "use strict";
  if (customElements.get("cvqa-chat")) return;

  const script = document.currentScript;
  const MAX_TURNS = 20, MAX_TURN = 4000, PATIENCE = 60000;
  const NOTES = { not_in_cv: "Not in the CV", clarify: "Which one do you mean?" };

  const CSS = `
    :host { --accent: var(--cvqa-accent, #0b5c8e); --on-accent: #fff; --paper: #fff; --ink: #1f2328; --soft: #5b636d; --rule: #d9dce1;
      --mine: #e8f1f8; --warn: #8a5a00; --bad: #b3261e;
      position: fixed; right: 1.25rem; bottom: 1.25rem; z-index: 2147483000; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
      "Noto Sans", "Liberation Sans", sans-serif; color: var(--ink); color-scheme: light dark; }
    @media (prefers-color-scheme: dark) { :host { --accent: var(--cvqa-accent, #79b8e8); --on-accent: #10161c; --paper: #1c2127;
      --ink: #e4e6e9; --soft: #a0a8b2; --rule: #3a424b; --mine: #223646; --warn: #e8b44c; --bad: #ff8a80; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, textarea { font: inherit; color: inherit; }
    button { cursor: pointer; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .launcher { display: flex; align-items: center; gap: .55rem; border: 0; border-radius: 2rem; padding: .75rem 1.25rem; font-weight: 600;
      background: var(--accent); color: var(--on-accent); box-shadow: 0 4px 16px rgb(0 0 0 / .22); }
    .launcher:hover { filter: brightness(1.08); }
    .launcher::before { content: ""; width: .8em; height: .65em; border: 2px solid currentColor; border-radius: .3em .3em .3em 0; }
    .panel { display: flex; flex-direction: column; width: min(25rem, calc(100vw - 2.5rem)); height: min(38rem, calc(100dvh - 2.5rem));
      background: var(--paper); border: 1px solid var(--rule); border-radius: 14px; overflow: hidden; box-shadow: 0 10px 40px rgb(0 0 0 / .25); }
    header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .7rem .6rem .7rem 1.1rem;
      border-bottom: 1px solid var(--rule); }
    h2 { margin: 0; font-size: 1rem; font-weight: 650; line-height: 1.3; }
    .close { flex: none; width: 2.2rem; height: 2.2rem; border: 0; border-radius: 50%; background: none; font-size: 1.3rem; line-height: 1; }
    .close:hover { background: var(--mine); }
    .log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem 1.1rem; display: flex; flex-direction: column; gap: .9rem; }
    .log > * { max-width: 100%; overflow-wrap: anywhere; }
    .log p { margin: 0; white-space: pre-line; }
    .mine { align-self: flex-end; max-width: 85%; padding: .5rem .85rem; border-radius: 14px 14px 3px 14px; background: var(--mine);
      white-space: pre-line; }
    .theirs { align-self: stretch; }
    .note { font-size: .8rem; font-weight: 650; color: var(--warn); }
    .theirs[data-status="error"] p { color: var(--bad); }
    .soft { color: var(--soft); }
    ol { margin: .6rem 0 0; padding: .55rem 0 0; list-style: none; border-top: 1px solid var(--rule); font-size: .875rem;
      display: grid; gap: .4rem; }
    li { display: grid; grid-template-columns: auto 1fr; gap: 0 .5rem; }
    a { color: var(--accent); text-underline-offset: .15em; }
    details { grid-column: 2; color: var(--soft); }
    summary { width: fit-content; cursor: pointer; }
    blockquote { margin: .3rem 0 .2rem; padding-left: .7rem; border-left: 3px solid var(--rule); color: var(--ink); white-space: pre-line; }
    .chips { display: flex; flex-wrap: wrap; gap: .4rem; }
    .theirs .chips { margin-top: .7rem; }
    .chips button { padding: .3rem .75rem; border: 1px solid var(--rule); border-radius: 1rem; background: none; font-size: .875rem;
      text-align: left; color: var(--accent); }
    .chips button:hover { border-color: var(--accent); }
    form { display: flex; gap: .5rem; align-items: flex-end; padding: .7rem; border-top: 1px solid var(--rule); }
    textarea { flex: 1; resize: none; max-height: 8rem; padding: .5rem .7rem; border: 1px solid var(--rule); border-radius: 10px;
      background: var(--paper); field-sizing: content; font-size: max(15px, 1rem); }
    .send { padding: .5rem .95rem; border: 1px solid var(--accent); border-radius: 10px; background: var(--accent); color: var(--on-accent);
      font-weight: 600; }
    .send:disabled { opacity: .5; cursor: default; }
    .waiting::after { content: "…"; animation: wait 1s steps(3) infinite; }
    @keyframes wait { 50% { opacity: .2; } }
    @media (prefers-reduced-motion: reduce) { .waiting::after { animation: none; } }
    @media (max-width: 30rem) { :host(.open) { inset: 0; } .panel { width: 100%; height: 100%; border: 0; border-radius: 0; } }
    @media print { :host { display: none; } }`;

  /** An element with attributes and children; strings become text. */
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  /** The server's address, with a slash at its end. */
  const home = () => {
    const named = script?.dataset.api;
    const url = new URL(named ? named.replace(/\/*$/, "/") : ".", named ? document.baseURI : script?.src || document.baseURI);
    return url.href;
  };

  const BASE = home();

  /** A link's address if a browser may follow it: a citation's is relative to the server. */
  const address = (url) => {
    try {
      const whole = new URL(String(url).replace(/^\/+/, ""), BASE);
      return /^https?:$/.test(whole.protocol) ? whole : null;
    } catch {
      return null;
    }
  };

  const here = (url) => url.href.split("#")[0] === location.href.split("#")[0];

  const request = async (path, body) => {
    const options = { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) };
    if (body) Object.assign(options, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const response = await fetch(new URL(path, BASE), options);
    const data = await response.json();
    if (!response.ok) throw Object.assign(new Error(data?.error?.message || "The question could not be answered."), { told: true });
    return data;
  };

  class CvqaChat extends HTMLElement {
    #history = [];
    #busy = false;
    #greeted = false;

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const label = this.getAttribute("label") || script?.dataset.label || "Ask about this CV";
      this.launcher = el("button", { class: "launcher", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" }, label);
      this.close_ = el("button", { class: "close", type: "button", "aria-label": "Close" }, "×");
      this.log = el("div", { class: "log", role: "log", "aria-label": "Conversation", tabindex: "0" });
      this.field = el("textarea", { rows: "1", maxlength: "1000", "aria-label": "Your question", placeholder: "Ask a question", enterkeyhint: "send" });
      this.send = el("button", { class: "send", type: "submit" }, "Ask");
      this.form = el("form", {}, this.field, this.send);
      this.panel = el("section", { class: "panel", role: "dialog", "aria-labelledby": "title" },
        el("header", {}, el("h2", { id: "title" }, label), this.close_), this.log, this.form);
      this.panel.hidden = true;
      this.#style(root);
      root.append(this.launcher, this.panel);
      this.#listen();
    }

    /** A constructed sheet also passes a host page's strict Content-Security-Policy. */
    #style(root) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
    }

    #listen() {
      this.launcher.addEventListener("click", () => this.open());
      this.close_.addEventListener("click", () => this.close());
      this.panel.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.isComposing) this.close();
      });
      this.field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.form.requestSubmit();
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask(this.field.value);
      });
    }

    open() {
      this.#show(true);
      this.field.focus();
      if (!this.#greeted) this.#greet();
    }

    close() {
      this.#show(false);
      this.launcher.focus();
    }

    #show(open) {
      this.classList.toggle("open", open);
      this.panel.hidden = !open;
      this.launcher.hidden = open;
      this.launcher.setAttribute("aria-expanded", String(open));
    }

    /** Say what this is, with the owner's suggested questions; they are fetched once, at the first opening. */
    async #greet() {
      this.#greeted = true;
      const hello = el("div", { class: "theirs" }, el("p", { class: "soft" }, "Answers come from the CV alone, with the place where it says so."));
      this.log.append(hello);
      try {
        const { suggestions } = await request("api/profile");
        if (suggestions.length) hello.append(this.#chips(suggestions));
      } catch {
        this.#greeted = false;
        hello.remove();
      }
    }

    async ask(text) {
      const question = (text.toWellFormed?.() ?? text).trim();
      if (!question || this.#busy) return;
      this.#wait(true);
      this.field.value = "";
      this.log.append(el("div", { class: "mine" }, question));
      const place = el("div", { class: "theirs" }, el("p", { class: "soft waiting", "aria-label": "Looking it up" }));
      this.log.append(place);
      this.#reveal(place);
      try {
        const reply = await request("api/ask", { question, history: this.#history.slice(-MAX_TURNS) });
        this.#remember(question, reply.answer);
        place.replaceWith((this.last = this.#reply(reply)));
      } catch (error) {
        place.replaceWith((this.last = this.#failure(error)));
        this.field.value ||= question;
      }
      this.#wait(false);
      this.#reveal(this.last);
    }

    #wait(busy) {
      this.#busy = busy;
      this.send.disabled = busy;
      this.log.setAttribute("aria-busy", String(busy));
    }

    #remember(question, answer) {
      const cut = (content) => Array.from(content).slice(0, MAX_TURN).join("");
      this.#history.push({ role: "user", content: cut(question) }, { role: "assistant", content: cut(answer) });
    }

    /** Bring a message's beginning into view without moving the page behind. */
    #reveal(message) {
      const top = message.offsetTop - this.log.offsetTop - 60;
      this.log.scrollTo({ top: Math.max(0, top) });
    }

    #reply(reply) {
      const message = el("div", { class: "theirs", "data-status": reply.status });
      if (NOTES[reply.status]) message.append(el("p", { class: "note" }, NOTES[reply.status]));
      message.append(el("p", { class: "answer" }, reply.answer));
      if (reply.citations?.length) message.append(el("ol", { "aria-label": "Where the CV says so" }, ...reply.citations.map((c, n) => this.#citation(c, n + 1))));
      if (reply.suggestions?.length) message.append(this.#chips(reply.suggestions));
      return message;
    }

    #citation(citation, number) {
      const url = address(citation.url);
      const name = url ? el("a", { href: url.href }, citation.title) : el("span", {}, citation.title);
      if (url && here(url)) name.addEventListener("click", () => this.#follow());
      else if (url) Object.assign(name, { target: "_blank", rel: "noopener" });
      const quote = el("details", {}, el("summary", {}, "Quote"), el("blockquote", {}, citation.quote), el("span", {}, `${citation.section}, ${citation.source}`));
      return el("li", {}, el("span", { class: "soft" }, `[${number}]`), name, quote);
    }

    /** On a small screen the panel covers the page: make way for the place in the CV. */
    #follow() {
      if (matchMedia("(max-width: 30rem)").matches) this.#show(false);
    }

    #chips(questions) {
      const chips = questions.map((question) => {
        const chip = el("button", { type: "button" }, question);
        chip.addEventListener("click", () => {
          this.ask(question);
          this.field.focus();
        });
        return chip;
      });
      return el("div", { class: "chips", role: "group", "aria-label": "Suggested questions" }, ...chips);
    }

    #failure(error) {
      const text = error.told ? error.message : "The assistant cannot be reached just now. Try again in a moment.";
      return el("div", { class: "theirs", "data-status": "error" }, el("p", { role: "alert" }, text));
    }
  }

  customElements.define("cvqa-chat", CvqaChat);
  const add = () => document.querySelector("cvqa-chat") || document.body.append(document.createElement("cvqa-chat"));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", add);
  else add();
})();
