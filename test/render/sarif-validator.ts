import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log, Result } from "sarif";

export interface Complaint {
  readonly level: Result.level;
  readonly rule: string;
  readonly text: string;
}

const require = createRequire(import.meta.url);
const config = fileURLToPath(
  new URL("../../fixtures/sarif/multitool.config.json", import.meta.url),
);

/**
 * Runs Microsoft's SARIF validator with the rules of GitHub switched on and returns what it finds.
 * It exits with 0 when it finds errors, so its own log is read, and a missing log throws.
 */
export function validateSarif(text: string): Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), "keelson-sarif-"));
  try {
    const [input, output] = [join(folder, "in.sarif"), join(folder, "out.sarif")];
    writeFileSync(input, text);
    execFileSync(
      multitool(),
      [
        "validate",
        input,
        `--config=${config}`,
        "--rule-kind=Sarif;Ghas",
        "--level=Error;Warning;Note",
        "--max-file-size-in-kb=200000",
        `--output=${output}`,
        "--log=ForceOverwrite",
      ],
      { stdio: "pipe" },
    );
    const log = JSON.parse(readFileSync(output, "utf8").replace(/^\ufeff/, "")) as Log;
    return (log.runs[0]?.results ?? []).map(({ level = "warning", ruleId = "", message }) => ({
      level,
      rule: ruleId,
      text: [message.id, ...(message.arguments ?? [])].join(" "),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function multitool(): string {
  const name = `@microsoft/sarif-multitool-${process.platform}`;
  const folder = dirname(require.resolve(`${name}/package.json`));
  const binary = join(folder, "Sarif.Multitool");
  chmodSync(binary, 0o755);
  return binary;
}
