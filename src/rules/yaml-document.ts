import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from "yaml";
import type { z } from "zod";
import { scalarOffset } from "./scalar-offset.ts";
import { schemaKeys } from "./schema-keys.ts";
import { didYouMean } from "./suggest.ts";

/** One thing wrong with a YAML text. */
export interface YamlProblem {
  /** 1-based */
  readonly line: number;
  /** 1-based */
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** Where a value stands: keys and list indexes, from the top. */
export type YamlPath = readonly string[];

/** The parser goes as deep as the stack. */
function plain(message: string): string {
  return message === "Maximum call stack size exceeded" ? "this is nested too deeply" : message;
}

/** A YAML text that knows where each of its values stands. */
export class YamlDocument {
  /** What is wrong with the text as YAML; with any of these it has no value. */
  readonly problems: readonly YamlProblem[];
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(text: string) {
    this.#text = text;
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      uniqueKeys: true,
      prettyErrors: false,
    });
    const { errors, warnings } = this.#document;
    const broken = [...errors, ...warnings];
    this.problems =
      broken.length > 0
        ? broken.map(({ pos, message }) => this.problem(pos[0], plain(message)))
        : this.#strangeNodes();
  }

  /** The text as plain data. */
  value(): unknown {
    return this.#document.toJS();
  }

  /** The source of a scalar, as it is written; undefined where there is none. */
  sourceOf(path: YamlPath): string | undefined {
    const node = this.#nodeAt(path);
    return isScalar(node) ? node.source : undefined;
  }

  /** A problem at an offset of the text. */
  problem(offset: number, message: string, hint = ""): YamlProblem {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col, message, hint };
  }

  /** The 1-based line of the key, or of the item of a list, that a path ends in. */
  lineOf(path: YamlPath): number {
    const parent = path.slice(0, -1);
    const offset = isMap(this.#nodeAt(parent))
      ? this.keyOffset(parent, path.at(-1) ?? "")
      : this.offsetOf(path);
    return this.#lines.linePos(offset).line;
  }

  /** Offset of the value at a path, or of the nearest one above it that exists. */
  offsetOf(path: YamlPath): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = this.#nodeAt(path.slice(0, length));
      if (node?.range) return node.range[0];
    }
    return 0;
  }

  /** Offset of a key itself in the map at a path. */
  keyOffset(path: YamlPath, name: string): number {
    const map = this.#nodeAt(path);
    const pairs = isMap(map) ? map.items : [];
    const key = pairs
      .map((pair) => pair.key)
      .find((candidate) => isScalar(candidate) && String(candidate.value) === name);
    return (key as Node | undefined)?.range?.[0] ?? this.offsetOf(path);
  }

  /** Offset of a character of the text at a path, counted without the white space around that. */
  offsetInScalar(path: YamlPath, offset: number): number {
    const node = this.#nodeAt(path);
    if (!isScalar<string>(node) || typeof node.value !== "string") return this.offsetOf(path);
    const leading = node.value.length - node.value.trimStart().length;
    return scalarOffset(node, leading + offset, this.#text);
  }

  /** What a schema finds wrong; `name` stands for the whole document. */
  schemaProblems(error: z.ZodError, schema: z.ZodType, name: string): YamlProblem[] {
    return error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code !== "unrecognized_keys")
        return this.problem(this.offsetOf(path), `${path.join(".") || name}: ${issue.message}`);
      const known = schemaKeys(schema, path);
      return issue.keys.map((key) =>
        this.problem(
          this.keyOffset(path, key),
          `unknown key \`${[...path, key].join(".")}\``,
          didYouMean(key, known),
        ),
      );
    });
  }

  /** What YAML allows and nobody needs: aliases, which can grow without bounds, and keys that are no words. */
  #strangeNodes(): YamlProblem[] {
    const problems: YamlProblem[] = [];
    const strange = (node: unknown, message: string, hint?: string) =>
      void problems.push(this.problem((node as Node).range?.[0] ?? 0, message, hint));
    visit(this.#document, {
      Alias: (_, alias) => strange(alias, "aliases are not supported", "write the value out"),
      Pair: (_, { key }) => {
        // The second is no key of a plain object.
        if (!isScalar(key) || key.value === "__proto__") strange(key, "a key must be a word");
      },
    });
    return problems;
  }

  #nodeAt(path: YamlPath): Node | undefined {
    const keys = path.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    return this.#document.getIn(keys, true) as Node | undefined;
  }
}
