/** One step of a module's path: the call's name, without its index. */
const STEP = /(?:^|\.)module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/y;

/** The calls that lead to a module, by name: `module.a["x.y"].module.b` → a, b. Undefined when it is no module's address. */
export function callsOf(module: string): string[] | undefined {
  const calls: string[] = [];
  STEP.lastIndex = 0;
  for (let end = 0; end < module.length; end = STEP.lastIndex) {
    const step = STEP.exec(module);
    if (step === null) return undefined;
    calls.push(step[1] ?? "");
  }
  return calls;
}

/** `[0]`, `["key"]` or nothing, as Terraform writes it behind a name. */
export function indexText(index: unknown): string {
  if (typeof index === "number") return `[${index}]`;
  return typeof index === "string" ? `[${JSON.stringify(index)}]` : "";
}
