// What the owner sets: data- attributes, of the script or of a <cvqa-chat>; the element's own come first.

export const script = document.currentScript;

/** What the panel says. Each is an attribute too: data-label, data-not-in-cv and so on. */
export const TEXTS = {
  label: "Ask about this CV",
  title: "Ask about this CV",
  greeting: "Ask me anything about this CV. I answer from what it says, and show where it says so.",
  placeholder: "Ask a question",
  question: "Your question",
  conversation: "Conversation",
  suggestions: "Suggested questions",
  you: "You asked:",
  send: "Ask",
  stop: "Stop",
  pending: "Looking it up",
  stopped: "Stopped",
  close: "Close",
  clear: "Clear the conversation",
  cleared: "The conversation is cleared",
  copy: "Copy the answer",
  copied: "Copied",
  sources: "Where the CV says so",
  show: "Show it in the CV",
  retry: "Try again",
  notInCv: "Not in the CV",
  clarify: "Which one do you mean?",
  away: "The assistant cannot be reached just now.",
  refused: "The assistant does not answer on this page.",
};

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|ha-arab|he|iw|ks|ps|sd|ug|ur|yi)\b/i;

const folder = (address, base) => new URL(address.replace(/\/*$/, "/"), base).href;

/** Every option of one widget, with what it is where the owner says nothing. */
export const optionsOf = (element) => {
  const given = { ...script?.dataset, ...element.dataset };
  const texts = { ...TEXTS };
  for (const name in TEXTS) texts[name] = given[name] ?? TEXTS[name];
  if (given.label && !given.title) texts.title = given.label;
  const page = document.baseURI;
  return {
    texts,
    api: given.api ? folder(given.api, page) : new URL(".", script?.src || page).href,
    home: given.home && new URL(given.home, page).href,
    position: given.position,
    theme: given.theme,
    accent: given.accent,
    open: "open" in given && given.open !== "false",
    lang: given.lang || "en",
    dir: RIGHT_TO_LEFT.test(given.lang) ? "rtl" : "ltr",
  };
};
