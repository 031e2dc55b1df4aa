/** What people write stays far below; parsers that descend with the text do not end well above. */
const DEEPEST = 200;

/** One-line forms of YAML that nest without brackets, such as `- - - -` and `? ? ?`. */
const STACKED = new RegExp(`(?:[-?:][ \\t]+|![^\\s,[\\]{}]*[ \\t]+){${DEEPEST}}`);

/** The line in which brackets nest deeper than any code; undefined where they never do. */
export function tooDeepLine(text: string): number | undefined {
  let line = 1;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x0a:
        line += 1;
        break;
      case 0x28:
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > DEEPEST) return line;
        break;
      case 0x29:
      case 0x5d:
      case 0x7d:
        // Texts inside may close what they never opened.
        if (depth > 0) depth -= 1;
        break;
      default:
    }
  }
  const stacked = STACKED.exec(text);
  return stacked === null ? undefined : text.slice(0, stacked.index).split("\n").length;
}
