import { styleText } from "node:util";
import type { Severity } from "../../model/severity.ts";

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: ["bold", "red"],
  high: "red",
  medium: "yellow",
  low: "cyan",
  informational: "dim",
};

/** What a section needs to know of the terminal. */
export interface Page {
  readonly width: number;
  readonly paint: Painter;
  readonly verbose: boolean;
}

/** Colours by meaning; colour never says what the text does not say too. */
export interface Painter {
  readonly title: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly fail: (text: string) => string;
  readonly pass: (text: string) => string;
  readonly unknown: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

/** Whether colour is wanted is the caller's decision alone, so streams are not asked again. */
export function painter(color: boolean): Painter {
  const style = (format: Style) => (text: string) =>
    color && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    title: style("bold"),
    quiet: style("dim"),
    fail: style(["bold", "red"]),
    pass: style("green"),
    unknown: style("yellow"),
    severity: (severity, text) => style(SEVERITY_STYLE[severity])(text),
  };
}

/** Joins parts with a separator and breaks between parts, never inside one. */
export function flow(
  parts: readonly { readonly text: string; readonly painted: string }[],
  separator: string,
  width: number,
): string[] {
  const lines: { plain: string; painted: string }[] = [];
  for (const { text, painted } of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.plain.length + separator.length + text.length <= width) {
      last.plain += separator + text;
      last.painted += separator + painted;
    } else lines.push({ plain: text, painted });
  }
  return lines.map((line) => line.painted);
}
