// The page /embed: the snippet and the preview follow the options.
"use strict";
const byId = (id) => document.getElementById(id);
const form = byId("form");
const server = new URL(".", document.baseURI).href;
const DEFAULTS = { accent: "#0b5c8e" };

/** What differs from what the widget does by itself. */
const chosen = () => {
  const given = Object.fromEntries(new FormData(form));
  return Object.entries(given).filter(([name, value]) => value.trim() && value !== DEFAULTS[name]).map(([name, value]) => [name, name === "open" ? "" : value.trim()]);
};

const quoted = (value) => value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

const written = ([name, value]) => ` data-${name}${value ? `="${quoted(value)}"` : ""}`;

/** Within a page the chat stands where its element does. */
const snippet = (options) => {
  const inline = options.some(([name, value]) => name === "position" && value === "inline");
  const attributes = options.filter(([name]) => !inline || name !== "position").map(written).join("");
  const script = (more) => `<script src="${server}widget.js" defer${more}></script>`;
  return inline ? `${script("")}\n<cvqa-chat${attributes}></cvqa-chat>` : script(attributes);
};

const preview = (options) => {
  const chat = document.createElement("cvqa-chat");
  const set = Object.fromEntries(options);
  for (const [name, value] of Object.entries({ position: "bottom-right", ...set })) chat.dataset[name] = value;
  document.querySelector("cvqa-chat")?.remove();
  const inline = set.position === "inline";
  (inline ? byId("stage") : document.body).append(chat);
  byId("where").textContent = inline ? "The chat stands here, as wide as its place." : "The chat is at the corner of this page.";
};

const update = () => {
  const options = chosen();
  byId("snippet").textContent = snippet(options);
  preview(options);
};

byId("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(byId("snippet").textContent);
    byId("told").textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(byId("snippet"));
    byId("told").textContent = "Selected; copy it with your keyboard";
  }
});
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
byId("csp").textContent = `script-src ${new URL(server).origin}; connect-src ${new URL(server).origin}`;
update();
