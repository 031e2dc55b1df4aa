import type { Judge, JudgedValue } from "./define.ts";

const MARK = "keelson-redacted:";
const EVERYWHERE = "**.";

// Free text that people write, secrets among it; no collector reads it.
const FREE_TEXT = ["Comment", "comment", "Description", "description"];
const FREE_TEXT_ELEMENT = /(<(Comment|Description)>)[^<]*/g;

/**
 * Makes the body of an answer fit for a recording. What stands at the paths of a JSON body
 * (`Functions[].Environment.Variables.*`) is replaced by its judgement, so that a replay comes to the same result.
 * `**.SearchString` empties every member of that name, and `<HeaderValue>` every element of an XML body.
 * Descriptions and comments are emptied everywhere.
 * Undefined when the body is neither, and so cannot be redacted.
 */
export async function redactBody(
  body: string,
  paths: readonly string[],
  judge: Judge,
): Promise<string | undefined> {
  if (body === "") return body;
  if (body.trimStart().startsWith("<")) return redactXml(body, paths);
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch {
    return undefined;
  }
  const everywhere = paths.filter((path) => path.startsWith(EVERYWHERE));
  for (const path of paths) {
    if (path.startsWith(EVERYWHERE)) continue;
    const steps = path
      .replaceAll("[]", ".[]")
      .split(".")
      .filter((step) => step !== "");
    await redactAt(root, steps, "", judge);
  }
  const names = everywhere.map((path) => path.slice(EVERYWHERE.length));
  emptyMembers(root, new Set([...FREE_TEXT, ...names]));
  return JSON.stringify(root);
}

function redactXml(body: string, paths: readonly string[]): string {
  return paths.reduce(
    (text, path) => text.replaceAll(new RegExp(`(${path})[^<]*`, "g"), "$1"),
    body.replaceAll(FREE_TEXT_ELEMENT, "$1"),
  );
}

function emptyMembers(node: unknown, names: ReadonlySet<string>): void {
  if (typeof node !== "object" || node === null) return;
  const parent = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(parent)) {
    if (names.has(key) && typeof value === "string") parent[key] = "";
    else emptyMembers(value, names);
  }
}

/** A judge for replayed traffic: it reads the judgement that the recorder left in place of the value. */
export function judgeRedacted(judge: Judge): Judge {
  return (name, value) => {
    if (!value.startsWith(MARK)) return judge(name, value);
    const text = Buffer.from(value.slice(MARK.length), "base64url").toString();
    return Promise.resolve(JSON.parse(text) as JudgedValue);
  };
}

async function redactAt(
  node: unknown,
  path: readonly string[],
  name: string,
  judge: Judge,
): Promise<void> {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== "object" || node === null) return;
  const parent = node as Record<string, unknown>;
  const keys = step === "*" || step === "[]" ? Object.keys(parent) : [step];
  for (const key of keys) {
    const value = parent[key];
    if (rest.length > 0) await redactAt(value, rest, key, judge);
    else if (typeof value === "string")
      parent[key] = await redacted(nameOf(parent, key, name), value, judge);
    else if (value !== undefined && value !== null) parent[key] = null;
  }
}

// A variable is a member of a map, or a `value` beside its `name`.
function nameOf(parent: Record<string, unknown>, key: string, outer: string): string {
  const sibling = parent["name"];
  return key === "value" && typeof sibling === "string" ? sibling : key || outer;
}

async function redacted(name: string, value: string, judge: Judge): Promise<string> {
  return MARK + Buffer.from(JSON.stringify(await judge(name, value))).toString("base64url");
}
