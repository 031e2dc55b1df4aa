import { unquote } from "./value-form.ts";

/** A name and a value that stand together in a text. */
interface TextPair {
  name: string;
  value: string;
  /** Where it was found; a command's flag is its own kind of finding. */
  notation: "assignment" | "flag";
}

const NAME = String.raw`[A-Za-z_][\w.-]{0,63}`;
const QUOTED = String.raw`"[^"\n]{0,4096}"|'[^'\n]{0,4096}'`;

/** `NAME=value`, `export NAME="value"`, `--name=value`, `Key => 'value'`, `?name=value`. */
const ASSIGNMENT = new RegExp(
  String.raw`(?<![\w$.{-])(?:--)?["']?(${NAME})["']?([ \t]{0,8})(?:=>|:=|=(?![=~>]))[ \t]{0,8}(${QUOTED}|[^\s;,&"'\x60<>)}\]]{1,4096})`,
  "g",
);
/** `$name = "value"`, as in PowerShell and PHP. */
const VARIABLE = new RegExp(
  String.raw`(?<!\w)\$(?:env:|script:|global:)?([A-Za-z_]\w{0,63})[ \t]{0,4}=[ \t]{0,4}(${QUOTED})`,
  "gi",
);
/** `name: value` on a line of its own, as in YAML. */
const YAML_LINE = new RegExp(
  String.raw`^[ \t]{0,80}(?:- )?["']?(${NAME})["']?[ \t]{0,4}:[ \t]{1,8}([^\s].{0,4096})$`,
  "gm",
);
/** `"name": "value"` anywhere, as in JSON that does not parse and in source code. */
const FIELD = new RegExp(
  String.raw`(?<![\w$.-])["']?(${NAME})["']?[ \t]{0,4}:[ \t]{0,4}(${QUOTED})`,
  "g",
);
/** `--name value`. */
const FLAG = new RegExp(
  String.raw`(?<![\w-])--?([A-Za-z][\w-]{1,40})[ \t]{1,4}(${QUOTED}|[^\s"'\x60;|&<>$-][^\s"'\x60;|&<>$]{0,512})`,
  "g",
);

/** Words that a program or a manual puts where a value belongs. */
const NOT_VALUES =
  /^(?:string|str|number|int|integer|bool|boolean|any|object|required|optional|true|false|null|none|undefined|self|this|env|unknown|void|bytes|text|varchar.{0,8}|required|[|>][+-]?)$/i;
const EXPRESSION =
  /^[A-Za-z_][\w.]*[([{]|^\$?[([{|]|^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$|^[&*][A-Za-z]|^_*[A-Z]+(?:_[A-Z]+)+$|^_[A-Za-z]+$/;
/** A text that a program fills in: `%s`, `{}`, `{0}`. */
const FORMAT = /%[sdrv](?!\w)|\{\d?\}/;
const IDENTIFIER = /^[A-Za-z_]+$/;

const normal = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Whether an unquoted value is an expression of a program, or a word that stands for a value. */
function isProgram(name: string, value: string, spaced: boolean): boolean {
  const word = value.replace(/[;:),]+$/, "");
  if (word === "" || NOT_VALUES.test(word) || EXPRESSION.test(word)) return true;
  const last = name.split(".").at(-1) ?? name;
  return normal(word) === normal(last) || (spaced && IDENTIFIER.test(word));
}

/** The value of a YAML line without its comment; null for prose. */
function yamlValue(rest: string): string | null {
  const trimmed = rest.trim().replace(/,$/, "");
  if (/^["']/.test(trimmed))
    return /^(?:"[^"]*"|'[^']*')(?:\s+#.*)?$/.test(trimmed)
      ? trimmed.replace(/(?<=["'])\s+#.*$/, "")
      : null;
  const value = trimmed.split(" #", 1)[0]?.trim() ?? "";
  return /\s/.test(value) ? null : value;
}

function* rawPairs(text: string): Generator<TextPair> {
  for (const [, name = "", space = "", value = ""] of text.matchAll(ASSIGNMENT)) {
    const quoted = /^["']/.test(value);
    if (quoted || !isProgram(name, value, space !== ""))
      yield { name, value, notation: "assignment" };
  }
  for (const pattern of [VARIABLE, FIELD]) {
    for (const [, name = "", value = ""] of text.matchAll(pattern)) {
      yield { name, value, notation: "assignment" };
    }
  }
  for (const [, name = "", rest = ""] of text.matchAll(YAML_LINE)) {
    const value = yamlValue(rest);
    if (value !== null && !isProgram(name, value, false))
      yield { name, value, notation: "assignment" };
  }
  for (const [, name = "", value = ""] of text.matchAll(FLAG)) {
    const placeholder = /^[A-Z][A-Z_]+$/.test(value) || isProgram(name, value, false);
    if (!placeholder) yield { name, value, notation: "flag" };
  }
}

/** Finds the name and value pairs in a script, an environment file, YAML, source code or a URL. */
export function* textPairs(text: string): Generator<TextPair> {
  if (!/[=:]|-\w+\s/.test(text)) return;
  for (const { name, value, notation } of rawPairs(text)) {
    if (!FORMAT.test(value)) yield { name, value: unquote(value), notation };
  }
}
