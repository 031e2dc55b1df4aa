import type { Node } from "web-tree-sitter";
import { tooDeepLine } from "../nesting.ts";
import { hclParser } from "./hcl-parser.ts";

/** A block at the top of a file. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The attribute `source`, where it is plain text. */
  readonly source?: string;
}

/** The blocks of a file, or the line that cannot be understood. */
export type HclFile = { readonly blocks: readonly HclBlock[] } | { readonly faultyLine: number };

/** Reads the blocks at the top of a text in Terraform's language. */
export async function hclBlocks(text: string): Promise<HclFile> {
  const faultyLine = tooDeepLine(text);
  if (faultyLine !== undefined) return { faultyLine };
  const parser = await hclParser();
  let reached = 0;
  const tree = parser.parse(text, null, {
    // After a fault the parser tries to go on at any price; a file with one is of no use here.
    progressCallback({ currentOffset, hasError }) {
      reached = currentOffset;
      return hasError;
    },
  });
  if (tree === null) {
    parser.reset();
    return { faultyLine: text.slice(0, reached).split("\n").length };
  }
  try {
    const { rootNode } = tree;
    if (rootNode.hasError) return { faultyLine: firstFault(rootNode).startPosition.row + 1 };
    const blocks = rootNode.namedChildren
      .filter((node) => node.type === "body")
      .flatMap((body) => body.namedChildren)
      .filter((node) => node.type === "block");
    return { blocks: blocks.map(blockOf) };
  } finally {
    tree.delete();
  }
}

function blockOf(node: Node): HclBlock {
  const children = node.namedChildren;
  const [type, ...labels] = children
    .filter((child) => child.type === "identifier" || child.type === "string_lit")
    .map(labelText);
  const source =
    type === "module" ? sourceOf(children.find((child) => child.type === "body")) : undefined;
  return {
    type: type ?? "",
    labels,
    line: node.startPosition.row + 1,
    column: node.startPosition.column + 1,
    endLine: node.endPosition.row + 1,
    ...(source === undefined ? {} : { source }),
  };
}

function labelText(node: Node): string {
  if (node.type === "identifier") return node.text;
  return node.namedChildren.find((child) => child.type === "template_literal")?.text ?? "";
}

function sourceOf(body: Node | undefined): string | undefined {
  const attribute = body?.namedChildren.find(
    (child) => child.type === "attribute" && child.namedChildren[0]?.text === "source",
  );
  // attribute → expression → literal_value → string_lit; anything else is computed.
  const literal = attribute?.namedChildren[1]?.namedChildren[0]?.namedChildren[0];
  return literal?.type === "string_lit" ? labelText(literal) : undefined;
}

/** The first node that is wrong in itself, without a wrong one inside. */
function firstFault(node: Node): Node {
  for (let fault = node; ;) {
    const inner = fault.children.find((child) => child.hasError || child.isMissing);
    if (inner === undefined) return fault;
    fault = inner;
  }
}
