import { isSeq } from "yaml";
import { child, entries, parsePositioned, scalarText, type EntryNode } from "../positions.ts";
import type { HclBlock, HclFile } from "./hcl-blocks.ts";

/** Reads the resources and module calls of a `.tf.json` file as if they were blocks. */
export function jsonBlocks(text: string): HclFile {
  const parsed = parsePositioned(text);
  if ("faultyLine" in parsed) return parsed;
  const { document, place } = parsed;
  // Terraform lets a list of objects stand for each object.
  const within = (node: unknown): EntryNode[] =>
    isSeq(node) ? node.items.flatMap((item) => entries(item)) : entries(node);
  const block = (type: string, labels: readonly string[], entry: EntryNode): HclBlock => {
    const body = isSeq(entry.value) ? entry.value.items[0] : entry.value;
    const source = type === "module" ? scalarText(child(body, "source")) : undefined;
    return { type, labels, ...place(entry), ...(source === undefined ? {} : { source }) };
  };
  return {
    blocks: within(document.contents).flatMap((top): HclBlock[] => {
      if (top.key === "module")
        return within(top.value).map((call) => block("module", [call.key], call));
      if (top.key !== "resource") return [];
      return within(top.value).flatMap((type) =>
        within(type.value).map((name) => block("resource", [type.key, name.key], name)),
      );
    }),
  };
}
