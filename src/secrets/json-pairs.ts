/** A string in a JSON document, under the name that speaks for it. */
interface JsonPair {
  name: string;
  value: string;
  /** Name of the object that holds it; empty at the top. */
  parent: string;
}

const MAX_DEPTH = 40;
const MAX_PAIRS = 20_000;

/** Parses a text that is a JSON object or array; undefined when it is neither. */
export function parseJson(text: string): object | undefined {
  if (!/^\s{0,64}[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // The parser's message quotes the text, so it goes no further.
    return undefined;
  }
}

/** The name that an object gives its own value, as `{"name": "DB_HOST", "value": "db"}` does. */
function ownName(node: Readonly<Record<string, unknown>>): string | undefined {
  const name = node["name"] ?? node["Name"] ?? node["key"] ?? node["Key"] ?? node["ParameterKey"];
  return typeof name === "string" ? name : undefined;
}

const VALUE_FIELDS: ReadonlySet<string> = new Set(["value", "Value", "ParameterValue"]);

/** Lists the strings of a JSON document with their names; those of an array have the array's name. */
export function* jsonPairs(document: object): Generator<JsonPair> {
  const stack: { node: unknown; name: string; parent: string; depth: number }[] = [
    { node: document, name: "", parent: "", depth: 0 },
  ];
  let pairs = 0;
  for (let next = stack.pop(); next !== undefined && pairs < MAX_PAIRS; next = stack.pop()) {
    const { node, name, parent, depth } = next;
    if (typeof node === "string" || typeof node === "number") {
      pairs++;
      yield { name, value: String(node), parent };
    } else if (Array.isArray(node) && depth < MAX_DEPTH) {
      for (const item of node) stack.push({ node: item, name, parent, depth: depth + 1 });
    } else if (typeof node === "object" && node !== null && depth < MAX_DEPTH) {
      const fields = node as Readonly<Record<string, unknown>>;
      const own = ownName(fields);
      for (const [field, child] of Object.entries(fields)) {
        const childName = own !== undefined && VALUE_FIELDS.has(field) ? own : field;
        stack.push({ node: child, name: childName, parent: name, depth: depth + 1 });
      }
    }
  }
}

/** Whether a JSON document is, or holds, a private or symmetric JSON Web Key. */
export function holdsPrivateJsonWebKey(document: object): boolean {
  const text = (value: unknown, length: number): boolean =>
    typeof value === "string" && value.length >= length;
  const nodes: unknown[] = [
    document,
    ...("keys" in document && Array.isArray(document.keys) ? document.keys : []),
  ];
  return nodes.some((node) => {
    if (typeof node !== "object" || node === null || !("kty" in node)) return false;
    return (
      ("d" in node && text(node.d, 20)) || (node.kty === "oct" && "k" in node && text(node.k, 16))
    );
  });
}
