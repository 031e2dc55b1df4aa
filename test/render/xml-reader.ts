/** An element of a document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ATTRIBUTE = /\s+([A-Za-z][\w.-]*)="([^"<]*)"/y;
const TOKEN = /<\/([\w.-]+)>|<([\w.-]+)((?:\s+[\w.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads the XML that has elements, attributes and text only; throws on everything that is not well-formed. */
export function readXml(text: string): Element {
  if (!CHARACTERS.test(text)) throw new Error("a character that XML 1.0 does not have");
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(body);
    const parent = stack.at(-1);
    if (match === null || parent === undefined) throw new Error(`not well-formed at ${at}`);
    const [, end, start, attributes = "", empty, characters] = match;
    if (characters !== undefined) parent.text += decode(characters);
    else if (end !== undefined) {
      if (stack.pop()?.name !== end || stack.length === 0) throw new Error(`stray </${end}>`);
    } else if (start !== undefined) {
      const child: Open = { name: start, attributes: read(attributes), children: [], text: "" };
      parent.children.push(child);
      if (empty === "") stack.push(child);
    }
  }
  const [only, ...more] = root.children;
  if (stack.length > 1 || only === undefined || more.length > 0 || root.text.trim() !== "") {
    throw new Error("not one closed element");
  }
  return only;
}

function read(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    const [, name = "", value = ""] = match;
    if (name in values) throw new Error(`two attributes ${name}`);
    values[name] = decode(value);
  }
  return values;
}

function decode(text: string): string {
  return text.replaceAll(/&([a-z]*;)?/g, (whole, name: string | undefined) => {
    const character = NAMED[name?.slice(0, -1) ?? ""];
    if (character === undefined) throw new Error(`a bare ampersand or unknown entity: ${whole}`);
    return character;
  });
}
