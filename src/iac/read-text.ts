import { readFile, stat } from "node:fs/promises";

/** CloudFormation takes no template above one megabyte, and people write none. */
const MAX_CODE_BYTES = 2 ** 20;

/** A text, or why there is none. */
export type TextOrFault =
  | { readonly text: string; readonly fault?: never }
  | { readonly text?: never; readonly fault: string };

/** Reads a file of code without its byte order mark; links, pipes and folders behind the name do no harm. */
export async function readCode(path: string, maxBytes = MAX_CODE_BYTES): Promise<TextOrFault> {
  try {
    const about = await stat(path);
    if (!about.isFile()) return { fault: "this is no file" };
    if (about.size > maxBytes) return { fault: `the file is larger than ${maxBytes / 2 ** 20} MB` };
    const text = await readFile(path, "utf8");
    if (text.includes("\0")) return { fault: "this is no text" };
    return { text: text.replace(/^\ufeff/, "") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { fault: `cannot be read (${code ?? "unknown"})` };
  }
}
