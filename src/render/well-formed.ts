// Lone halves of surrogate pairs: JSON can carry them, but many parsers refuse the whole text.
const LONE = /\p{Cs}/gu;

/** The JSON value with every lone surrogate, in keys and texts, replaced by U+FFFD. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.replace(LONE, "\ufffd");
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(LONE, "\ufffd"), wellFormed(inner)]),
  );
}
