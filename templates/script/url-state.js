/** What the address may hold, and what it means when absent. */
export const DEFAULTS = Object.freeze({
  q: "",
  status: "",
  severity: "",
  service: "",
  account: "",
  region: "",
  framework: "",
  responsibility: "",
  rule: "",
  baseline: "",
  group: "",
  sort: "worst",
  finding: "",
});

/** Reads the state from a hash such as `#status=fail&q=key`; null when it is a plain anchor. */
export function readHash(hash) {
  if (!hash.includes("=")) return null;
  const parameters = new URLSearchParams(hash.slice(1));
  const state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    const value = parameters.get(name);
    if (value !== null) state[name] = value;
  }
  return state;
}

/** The hash of a state; only what differs from the default stands in it. */
export function writeHash(state) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (state[name] !== value) parameters.set(name, state[name]);
  }
  return `#${parameters}`;
}
