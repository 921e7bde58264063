// The way to the server and back. No cookies, no other address than the server's own.

const PATIENCE = 60000;

/** What went wrong: `kind` is a text of the panel's ("away", "refused"), or empty where the server's own words are in `message`. */
export class Failure extends Error {
  constructor(kind, message = "") {
    super(message);
    this.kind = kind;
  }
}

/** An opaque answer shows that the server is there: then it is this page's origin that it does not take. */
const isThere = async (api) => {
  try {
    await fetch(new URL("healthz", api), { mode: "no-cors", credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
};

/** Tells the owner in the console, in a sentence, what the visitor is told politely. */
const unreached = async (api) => {
  if (await isThere(api)) {
    console.error(`cvqa: ${api} does not answer pages of ${location.origin}. Its owner can start it with --allow-origin ${location.origin}`);
    return new Failure("refused");
  }
  console.error(`cvqa: ${api} cannot be reached, or this page's Content-Security-Policy has no connect-src for it`);
  return new Failure("away");
};

/** The JSON of an address below `api`; with a body it is a POST. An abort by `signal` is thrown as it is. */
export const request = async (api, path, body, signal) => {
  const timeout = AbortSignal.timeout(PATIENCE);
  const sent = { credentials: "omit", signal: signal && AbortSignal.any ? AbortSignal.any([signal, timeout]) : signal || timeout };
  if (body) Object.assign(sent, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  let response;
  try {
    response = await fetch(new URL(path, api), sent);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw await unreached(api);
  }
  const data = await response.json().catch(() => null);
  if (signal?.aborted) throw new DOMException("", "AbortError");
  if (!response.ok || !data || typeof data !== "object") throw refusal(api, response.status, data);
  return data;
};

const refusal = (api, status, data) => {
  const message = data?.error?.message;
  console.error(`cvqa: ${api} answered with status ${status}`);
  return typeof message === "string" && message ? new Failure("", message) : new Failure("away");
};
