import type { Finding } from "../../../src/model/finding.ts";
import type { toColumns } from "../../../src/render/html/columns.ts";

interface Decoder {
  decodeText(template: string, resource: Finding["resource"]): string;
  createStore(data: ReturnType<typeof toColumns>): {
    readonly count: number;
    finding(index: number): Omit<Finding, "rule" | "baseline"> & {
      readonly rule: { readonly id: string };
      readonly baseline: "none" | "new" | "known";
    };
  };
}

/** The decoder that the page itself uses; the browser's script is plain JavaScript. */
export async function browserDecoder(): Promise<Decoder> {
  const path = new URL("../../../templates/script/decode.js", import.meta.url).href;
  return (await import(path)) as Decoder;
}
