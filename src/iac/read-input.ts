import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { IacError } from "./iac-error.ts";

/** A state of this size describes a hundred thousand resources. */
const MAX_BYTES = 256 * 2 ** 20;

/** A file that was named, or standard input. Pipes such as `<(terraform show -json)` may be read once. */
export interface Input {
  readonly place: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** The input behind a path. */
export function fileInput(path: string): Input {
  return {
    place: path,
    async *chunks() {
      const about = await stat(path);
      // In one piece it need not be put together, which for a large file costs as much as parsing it.
      if (about.isFile() && about.size <= MAX_BYTES) yield await readFile(path);
      else yield* createReadStream(path) as AsyncIterable<Uint8Array>;
    },
  };
}

/** Reads an input whole, up to the limit. */
export async function readInput({ place, chunks }: Input, maxBytes = MAX_BYTES): Promise<string> {
  let decoder: StringDecoder | undefined;
  let text = "";
  let size = 0;
  for await (const chunk of chunks()) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new IacError(place, `this is larger than ${Math.floor(maxBytes / 2 ** 20)} MB`, {
        hint: "split what it describes, or leave it out",
      });
    }
    // PowerShell redirects output as UTF-16.
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? "utf16le" : "utf8");
    text += decoder.write(chunk);
  }
  text += decoder?.end() ?? "";
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
