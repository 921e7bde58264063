// The colours: one accent, brought to 4.5:1 against the paper of the scheme, so that no owner's choice is unreadable.

// More than the 4.5 that reading takes: a tint of the same colour may lie behind it, and on dark paper a light colour is livelier.
const WANTED = { light: 5.2, dark: 7 };
const PAPERS = { light: [1, 1, 1], dark: [0.106, 0.122, 0.145] };

const luminance = (rgb) => {
  const [r, g, b] = rgb.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

/** The colour, mixed with black or white just as far as it takes to be read on the paper. */
const readable = (rgb, scheme) => {
  const goal = scheme === "dark" ? 1 : 0;
  let mixed = rgb;
  for (let share = 0; share < 1 && contrast(mixed, PAPERS[scheme]) < WANTED[scheme]; share += 0.04) mixed = rgb.map((v) => v + (goal - v) * share);
  return mixed;
};

/** Any CSS colour as three numbers of 0 to 1, by the browser's own reading; null for what is none. */
const parsed = (color, probe) => {
  probe.style.color = "";
  probe.style.color = `color-mix(in srgb, ${color} 100%, ${color})`;
  const found = probe.style.color && getComputedStyle(probe).color.match(/^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/);
  probe.style.color = "";
  return found ? found.slice(1, 4).map(Number) : null;
};

const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Colour the root; call again when the theme or the accent changes. */
export const paint = (root, { theme, accent }) => {
  const scheme = theme === "light" || theme === "dark" ? theme : DARK.matches ? "dark" : "light";
  root.dataset.scheme = scheme;
  const rgb = parsed(accent || "#0b5c8e", root) || [0.043, 0.361, 0.557];
  root.style.setProperty("--accent", `rgb(${readable(rgb, scheme).map((v) => Math.round(v * 255)).join(" ")})`);
};

export const whenSchemeChanges = (paintAgain) => DARK.addEventListener("change", paintAgain);
