import { visible } from "../text.ts";

/** A workflow command: nothing in its texts can end it or begin another. */
export function command(
  name: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const parameters = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(`${value}`)}`,
  );
  return `::${name} ${parameters.join(",")}::${lines.map(escapeData).join("%0A")}`;
}

// `##[` begins a command of the older kind wherever it stands in a line.
function escapeData(text: string): string {
  return visible(text).replaceAll("##[", "## [").replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
