import type { Judge, JudgedValue } from "./define.ts";

/** Begins what stands in a recording in place of a value that may be secret. */
export const MARK = "keelson-redacted:";
const MARKED = new RegExp(`${MARK}([\\w-]+)`);

/** What a recording keeps of a value: its judgement. */
export async function redacted(name: string, value: string, judge: Judge): Promise<string> {
  return MARK + Buffer.from(JSON.stringify(await judge(name, value))).toString("base64url");
}

/** A judge for replayed traffic: it reads the judgement that the recorder left in place of the value. */
export function judgeRedacted(judge: Judge): Judge {
  return (name, value) => {
    const [, judgement] = MARKED.exec(value) ?? [];
    if (judgement === undefined) return judge(name, value);
    const text = Buffer.from(judgement, "base64url").toString();
    return Promise.resolve(JSON.parse(text) as JudgedValue);
  };
}
