import type { JudgedValue } from "./define.ts";

type Judge = (name: string, value: string) => Promise<JudgedValue>;

const MARK = "keelson-redacted:";

/**
 * Replaces what stands at the paths of a JSON body by its judgement, so that a recording holds no secret value
 * and a replay still comes to the same result. A path is `Functions[].Environment.Variables.*`.
 */
export async function redactBody(
  body: string,
  paths: readonly string[],
  judge: Judge,
): Promise<string> {
  if (paths.length === 0 || body === "") return body;
  const root: unknown = JSON.parse(body);
  for (const path of paths) await redactAt(root, path.replaceAll("[]", ".[]").split("."), "", judge);
  return JSON.stringify(root);
}

/** A judge for replayed traffic: it reads the judgement that the recorder left in place of the value. */
export function judgeRedacted(judge: Judge): Judge {
  return (name, value) => {
    if (!value.startsWith(MARK)) return judge(name, value);
    const text = Buffer.from(value.slice(MARK.length), "base64url").toString();
    return Promise.resolve(JSON.parse(text) as JudgedValue);
  };
}

async function redactAt(node: unknown, path: readonly string[], name: string, judge: Judge): Promise<void> {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== "object" || node === null) return;
  const parent = node as Record<string, unknown>;
  const keys = step === "*" || step === "[]" ? Object.keys(parent) : [step];
  for (const key of keys) {
    const value = parent[key];
    if (rest.length > 0) await redactAt(value, rest, key, judge);
    else if (typeof value === "string") parent[key] = await redacted(nameOf(parent, key, name), value, judge);
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
