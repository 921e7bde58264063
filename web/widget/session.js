// The conversation, kept for as long as the tab is open: what a reload of the page does not take away.

const MAX_TURNS = 20, MAX_TURN = 4000, KEPT = 30;

/** A store that may be forbidden, full, or hold what somebody else put there. */
const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key)) || {};
  } catch {
    return {};
  }
};

/** At most 4,000 characters, counted as the server counts them; never half of one. */
const cut = (text) => Array.from(String(text)).slice(0, MAX_TURN).join("");

export class Session {
  constructor(api) {
    this.key = `cvqa ${api}`;
    const { exchanges, open, draft } = read(this.key);
    this.exchanges = Array.isArray(exchanges) ? exchanges.filter((one) => one?.reply) : [];
    this.open = open;
    this.draft = typeof draft === "string" ? draft : "";
  }

  save(changes) {
    Object.assign(this, changes);
    const { exchanges, open, draft } = this;
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ exchanges: exchanges.slice(-KEPT), open, draft }));
    } catch {
      // Without a store the conversation lasts as long as the page.
    }
  }

  add(question, reply) {
    this.save({ exchanges: [...this.exchanges, { question, reply }] });
  }

  /** The turns before, oldest first, as the server takes them. */
  get history() {
    const turns = this.exchanges.flatMap(({ question, reply }) => [
      { role: "user", content: cut(question) },
      { role: "assistant", content: cut(reply.answer ?? "") },
    ]);
    return turns.slice(-MAX_TURNS);
  }

  get questions() {
    return this.exchanges.map(({ question }) => question);
  }
}
