import {
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from "yaml";

import { tooDeepLine } from "./nesting.ts";

/** A YAML or JSON text whose nodes know their lines. Aliases are never followed, so they cannot multiply. */
export interface Positioned {
  readonly document: Document.Parsed;
  readonly place: (pair: EntryNode) => { line: number; column: number; endLine: number };
}

/** An entry of a mapping with its key as text. */
export interface EntryNode {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

/** Parses a text, or says where it cannot be parsed. */
export function parsePositioned(text: string): Positioned | { readonly faultyLine: number } {
  const faultyLine = tooDeepLine(text);
  if (faultyLine !== undefined) return { faultyLine };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    logLevel: "error",
    prettyErrors: false,
    // The library compares every key with every other; whoever reads a mapping sees to it.
    uniqueKeys: false,
  });
  const [fault] = document.errors;
  if (fault !== undefined)
    return { faultyLine: Math.max(1, lineCounter.linePos(fault.pos[0]).line) };
  return {
    document,
    place({ keyNode, value }) {
      const from = keyNode.range?.[0] ?? 0;
      const to = (value ?? keyNode).range?.[1] ?? from;
      const { line, col } = lineCounter.linePos(from);
      // A block ends behind its last line break; what is blank does not belong to it.
      const end = text.slice(from, to).trimEnd().length;
      return { line, column: col, endLine: lineCounter.linePos(from + Math.max(0, end - 1)).line };
    },
  };
}

/** The entries of a mapping whose keys are text; none of anything else. */
export function entries(node: unknown): EntryNode[] {
  if (!isMap(node)) return [];
  return node.items.flatMap((pair: Pair) => {
    const { key, value } = pair as Pair<Node, Node | null>;
    return isScalar(key) ? [{ key: String(key.value), keyNode: key as Node, value }] : [];
  });
}

/** The value of one key of a mapping. */
export function child(node: unknown, name: string): Node | null {
  return entries(node).find(({ key }) => key === name)?.value ?? null;
}

/** The text of a scalar; undefined for anything else. */
export function scalarText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === "string" ? node.value : undefined;
}
