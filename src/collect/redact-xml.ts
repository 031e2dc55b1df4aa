import type { Judge } from "./define.ts";
import { redacted } from "./redacted-value.ts";
import { decodeUserData } from "./user-data.ts";

const ENCODED = "base64:";
const ENDPOINT = "endpoint:";
const QUOTED = "quoted:";
// Free text that people write, secrets among it; no collector reads it.
const FREE_TEXT_ELEMENT = /(<(Comment|Description)>)[^<]*/gi;

/** Makes an XML body fit for a recording; paths as redactBody() takes them. */
export async function redactXml(
  body: string,
  paths: readonly string[],
  judge: Judge,
): Promise<string> {
  let text = body.replaceAll(FREE_TEXT_ELEMENT, "$1");
  for (const path of paths) {
    const [name, value] = path.split("=");
    if (path.startsWith(ENCODED)) text = await redactUserData(text, path, judge);
    else if (path.startsWith(ENDPOINT)) text = redactEndpoints(text, path);
    else if (path.startsWith(QUOTED)) text = redactQuoted(text, path);
    else if (name !== undefined && value !== undefined)
      text = await redactNamed(text, name, value, judge);
    // Where an answer is JSON but an error is XML, as those of bucket policies, paths of both kinds come here.
    else if (!path.startsWith("**."))
      text = text.replaceAll(new RegExp(`(${path})[^<]*`, "g"), "$1");
  }
  return text;
}

// The way into a web address is as good as a password; mail addresses and numbers are people's.
function redactEndpoints(body: string, path: string): string {
  const element = path.slice(ENDPOINT.length);
  return body.replaceAll(new RegExp(`(?<=${element})[^<]+`, "g"), (endpoint) => {
    if (endpoint.startsWith("arn:")) return endpoint;
    const [scheme = ""] = /^https?:\/\//.exec(endpoint) ?? [];
    const address = unescapeXml(endpoint);
    return scheme !== "" && URL.canParse(address) ? `${scheme}${new URL(address).host}/` : "";
  });
}

// A text in quotes among values of other kinds, as in records of DNS.
function redactQuoted(body: string, path: string): string {
  const element = path.slice(QUOTED.length);
  return body.replaceAll(
    new RegExp(`(?<=${element})\\s*(?:"|&quot;|&#34;|&#x22;)[^<]*`, "gi"),
    '""',
  );
}

async function redactUserData(body: string, path: string, judge: Judge): Promise<string> {
  const elements = path.slice(ENCODED.length).replaceAll("><", ">\\s*<");
  return replaceAsync(body, new RegExp(`(?<=${elements})[^<]+`, "g"), async ([encoded]) =>
    Buffer.from(await redacted("userData", decodeUserData(encoded), judge)).toString("base64"),
  );
}

async function redactNamed(
  body: string,
  name: string,
  value: string,
  judge: Judge,
): Promise<string> {
  const beside = new RegExp(`${name}([^<]*)</`);
  return replaceAsync(body, new RegExp(`(?<=${value})[^<]+`, "g"), (found) => {
    // The name is the nearest one in the same parent, which may hold it before or after the value.
    const before = body.slice(0, found.index);
    const last = before.lastIndexOf(name);
    const near =
      last > before.lastIndexOf("</member>") ? body.slice(last) : body.slice(found.index);
    const [, key = ""] = beside.exec(near) ?? [];
    return redacted(key, unescapeXml(found[0]), judge);
  });
}

async function replaceAsync(
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => Promise<string>,
): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index), await replacement(match));
    end = match.index + match[0].length;
  }
  return parts.join("") + text.slice(end);
}

function unescapeXml(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-f]+);/gi, (whole, entity: string) => {
    const named = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[entity.toLowerCase()];
    if (named !== undefined) return named;
    const code = Number(entity.replace("#", "").replace(/^x/i, "0x"));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
