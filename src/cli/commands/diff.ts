import { basename, dirname } from "node:path";
import { diffReports } from "../../engine/diff.ts";
import type { Diff, DiffFinding } from "../../model/diff.ts";
import type { Report } from "../../model/report.ts";
import { compareSeverity } from "../../model/severity.ts";
import { renderDiffJson } from "../../render/diff/json.ts";
import { renderDiffMarkdown } from "../../render/diff/markdown.ts";
import { renderDiffText } from "../../render/diff/text.ts";
import { count, visible } from "../../render/text.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { flagText, levelText } from "../gate.ts";
import type { DiffFormat } from "../history-commands.ts";
import type { Io } from "../io.ts";
import type { Debug, FailOn, RuleChoice } from "../options.ts";
import { readEither } from "../read-either.ts";
import { withoutCommands } from "../without-commands.ts";
import { writeFiles } from "../write-files.ts";

type Options = Omit<RuleChoice, "service" | "rule"> &
  Debug & {
    readonly written: DiffFormat;
    readonly file?: string;
    readonly gate?: FailOn;
    readonly color: boolean;
  };

/** Compares two reports, or two snapshots under the present rules, of one account. */
export async function diff(
  options: Options,
  io: Io,
  oldPath: string,
  newPath: string,
): Promise<ExitCode> {
  const choice = { ...options, service: [], rule: [] };
  const old = await readEither(oldPath, choice);
  const now = await readEither(newPath, choice);
  sameAccount(old, now, newPath);
  if (Date.parse(old.takenAt) > Date.parse(now.takenAt)) {
    io.stderr("keelson: the first was taken after the second; new and fixed may be swapped\n");
  }
  const found = diffReports(old, now);
  const failure = reasonToFail(found, options.gate);
  const text = {
    text: () =>
      renderDiffText(found, {
        color: options.file === undefined && useColor(options, io),
        width: io.terminal.columns ?? 80,
        ...(failure === undefined ? {} : { failure }),
      }),
    markdown: () => renderDiffMarkdown(found),
    json: () => renderDiffJson(found),
  }[options.written]();
  if (options.file === undefined)
    io.stdout(options.written === "text" ? withoutCommands(text, io) : text);
  else await writeFiles(dirname(options.file), [{ name: basename(options.file), text }]);
  if (failure === undefined) return EXIT.done;
  io.stderr(`keelson: ${failure}\n`);
  return EXIT.findings;
}

function useColor({ color }: Options, io: Io): boolean {
  return color && io.terminal.stdout && !io.environment["NO_COLOR"];
}

function sameAccount(old: Report, now: Report, place: string): void {
  if (old.scope.account === now.scope.account) return;
  throw new CliError(
    `this is of account ${visible(now.scope.account)}, the other of ${visible(old.scope.account)}`,
    { place, hint: "give two reports or snapshots of one account" },
  );
}

/** What was unknown and fails now counts too: nobody has accepted it. */
function reasonToFail({ findings }: Diff, failOn: FailOn | undefined): string | undefined {
  if (failOn === undefined) return undefined;
  const isGrave = ({ to, severity, suppressed }: DiffFinding) =>
    to === "fail" && !suppressed && compareSeverity(severity, failOn.severity) <= 0;
  const fresh = findings.new.filter(isGrave).length;
  const resolved = findings.resolved.filter(isGrave).length;
  if (fresh + resolved === 0) return undefined;
  const before = resolved === 0 ? "" : `, ${resolved} of them unknown before`;
  return `${count(fresh + resolved, "new failure")} ${levelText(failOn)}${before} (${flagText(failOn)})`;
}
