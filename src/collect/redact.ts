import type { Judge } from "./define.ts";
import { filterPattern } from "./filter-pattern.ts";
import { redactXml } from "./redact-xml.ts";
import { MARK, redacted } from "./redacted-value.ts";

type Replace = (name: string, value: string) => Promise<string>;

const EVERYWHERE = "**.";
const PATTERN = "pattern:";

// Free text that people write, secrets among it; no collector reads it.
const FREE_TEXT = ["Comment", "Description"];

/**
 * Makes the body of an answer fit for a recording. What stands at the paths of a JSON body
 * (`Functions[].Environment.Variables.*`) is replaced by its judgement, so that a replay comes to the same result.
 * A list of texts, as the words of a command are, is judged as one, joined by spaces.
 * `Content{inputs.kmsKeyId}` leaves that member of a text that is JSON itself beside the judgement of the whole.
 * `**.SearchString` empties every member of that name, also in texts that are JSON themselves, and `<HeaderValue>`
 * every element of an XML body;
 * `<ParameterKey>=<ParameterValue>` replaces the second element by its judgement under the name that the first one
 * holds beside it, and `base64:<userData><value>` the last of these elements, which holds encoded user data.
 * `endpoint:<Endpoint>` leaves of each such element an ARN, or the scheme and host of a web address.
 * `quoted:<Value>` empties each such element that holds a text in quotes.
 * `pattern:metricFilters[].filterPattern` leaves a pattern over events of CloudTrail that holds no secret.
 * Descriptions and comments are emptied everywhere; names of members are compared without regard to case.
 * Undefined when the body is neither, and so cannot be redacted.
 */
export async function redactBody(
  body: string,
  paths: readonly string[],
  judge: Judge,
): Promise<string | undefined> {
  if (body === "") return body;
  if (body.trimStart().startsWith("<")) return redactXml(body, paths, judge);
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch {
    return undefined;
  }
  const everywhere = paths.filter((path) => path.startsWith(EVERYWHERE));
  for (const path of paths) {
    if (path.startsWith(EVERYWHERE)) continue;
    const isPattern = path.startsWith(PATTERN);
    const [place = "", kept = ""] = path.slice(isPattern ? PATTERN.length : 0).split(/[{}]/);
    const replace: Replace = async (name, value) =>
      isPattern
        ? filterPattern(value, judge)
        : besideKept(value, kept, await redacted(name, value, judge));
    await redactAt(root, stepsOf(place.replaceAll("[]", ".[]")), "", replace);
  }
  const names = everywhere.map((path) => path.slice(EVERYWHERE.length));
  emptyMembers(root, lowerCase([...FREE_TEXT, ...names]), lowerCase(names));
  return JSON.stringify(root);
}

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

function emptyMembers(
  node: unknown,
  names: ReadonlySet<string>,
  namesInTexts: ReadonlySet<string>,
): void {
  if (typeof node !== "object" || node === null) return;
  const parent = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(parent)) {
    if (names.has(key.toLowerCase()) && isText(value)) parent[key] = "";
    else if (typeof value === "string") parent[key] = emptiedText(value, namesInTexts);
    else emptyMembers(value, names, namesInTexts);
  }
}

// A policy is text in the answers of most services.
function emptiedText(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0 || !/^\s*[{[]/.test(text)) return text;
  const parsed = parseObject(text);
  // API Gateway puts a backslash before each quote of it.
  const plain = parsed === undefined ? parseObject(`"${text}"`) : undefined;
  if (typeof plain === "string" && plain !== text) {
    return JSON.stringify(emptiedText(plain, names)).slice(1, -1);
  }
  const before = JSON.stringify(parsed);
  emptyMembers(parsed, names, names);
  const after = JSON.stringify(parsed);
  return after === before ? text : after;
}

/** One text, or a list of texts as policies have it. */
function isText(value: unknown): boolean {
  return typeof value === "string" || isTextList(value);
}

function isTextList(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string")
  );
}

async function redactAt(
  node: unknown,
  path: readonly string[],
  name: string,
  replace: Replace,
): Promise<void> {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== "object" || node === null) return;
  const parent = node as Record<string, unknown>;
  const keys = step === "*" || step === "[]" ? Object.keys(parent) : [step];
  for (const key of keys) {
    const value = parent[key];
    if (rest.length > 0) await redactAt(value, rest, key, replace);
    else if (typeof value === "string")
      parent[key] = await replace(nameOf(parent, key, name), value);
    else if (isTextList(value)) parent[key] = [await replace(key, value.join(" "))];
    else if (value !== undefined && value !== null) parent[key] = null;
  }
}

// A variable is a member of a map, or a `value` beside its `name`, in lower case or with capitals; of Firehose, an attribute.
function nameOf(parent: Record<string, unknown>, key: string, outer: string): string {
  const sibling = {
    value: parent["name"],
    Value: parent["Name"],
    AttributeValue: parent["AttributeName"],
  }[key];
  return typeof sibling === "string" ? sibling : key || outer;
}

// What is kept stays where it was, so that a replay finds it by the same way.
function besideKept(value: string, kept: string, mark: string): string {
  if (kept === "") return mark;
  const left: Record<string, unknown> = { [MARK]: mark };
  for (const path of kept.split(",")) copyMember(parseObject(value), left, stepsOf(path));
  return JSON.stringify(left);
}

function copyMember(from: unknown, to: Record<string, unknown>, steps: readonly string[]): void {
  const [step = "", ...rest] = steps;
  if (typeof from !== "object" || from === null || !Object.hasOwn(from, step)) return;
  const value = (from as Record<string, unknown>)[step];
  if (rest.length === 0) to[step] = value;
  else copyMember(value, (to[step] ??= {}) as Record<string, unknown>, rest);
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stepsOf(path: string): string[] {
  return path.split(".").filter((step) => step !== "");
}
