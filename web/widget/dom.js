// Making nodes. Strings become text; nothing in the widget parses markup.

/** An element with attributes and children; an attribute that is undefined, null or false is left out. */
export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
};

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing of 24 by 24 that a screen reader passes over. */
export const icon = (path) => {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};

export const ICONS = {
  chat: "M4 5h16v11H11l-5 4v-4H4z",
  close: "M6 6l12 12M18 6L6 18",
  clear: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  done: "M5 12l5 5 9-10",
  send: "M12 20V5M5 12l7-7 7 7",
  stop: "M7 7h10v10H7z",
};

/** A button that shows only a drawing; its words are its name and its tooltip. */
export const iconButton = (kind, path, words, type = "button") =>
  el("button", { class: kind, type, "aria-label": words, title: words }, icon(path));
