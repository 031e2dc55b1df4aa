import { join } from "node:path";
import { visible } from "../render/text.ts";
import { readKnownFindings } from "./baseline-file.ts";
import { CliError } from "./cli-error.ts";
import type { AccountSource } from "./config/schema.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Comparison, Scanning } from "./options.ts";
import { reportError } from "./report-error.ts";
import { scanAccount, type AccountScan } from "./scan-account.ts";

type Options = AccountScan["options"] & Comparison;

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly exitCode: ExitCode;
}

/**
 * Scans account after account, each into its own folder and by its own role. What goes wrong in one does not
 * stop the others; the exit status is the worst of all.
 */
export async function scanAccounts(
  accounts: readonly AccountSource[],
  { options, ...shared }: Pick<AccountScan, "set" | "code"> & { readonly options: Options },
  io: Io,
): Promise<ExitCode> {
  refuseRecording(options);
  // Before anything costs time: a baseline that is missing is missing for a reason.
  const scans = await Promise.all(accounts.map((account) => planned(account, options)));
  const ended: Ended[] = [];
  for (const { id, name, ...scan } of scans) {
    if (io.signal.aborted) break;
    if (options.quiet !== true) {
      const place = `${ended.length + 1} of ${scans.length}`;
      io.stderr(`keelson: account ${place}: ${title({ id, name })}\n`);
    }
    const exitCode = await scanAccount({ ...shared, ...scan }, io).catch((error: unknown) =>
      reportError(error, io, options.debug === true),
    );
    ended.push({ id, name, exitCode });
  }
  if (options.quiet !== true) io.stdout(`\n${summary(ended, scans.length)}`);
  return worstOf(ended.map(({ exitCode }) => exitCode));
}

function refuseRecording({ record }: Scanning): void {
  if (record === undefined) return;
  throw new CliError("--record takes the traffic of one account", {
    hint: "add --no-config, and choose the account by --profile",
  });
}

type Planned = Pick<AccountScan, "options" | "role" | "known"> & Pick<Ended, "id" | "name">;

async function planned(
  { role, name = "", externalId, regions }: AccountSource,
  options: Options,
): Promise<Planned> {
  const [, , , , id = ""] = role.split(":");
  const { baseline, regionGiven } = options;
  return {
    id,
    name,
    role: { arn: role, externalId },
    options: {
      ...options,
      out: join(options.out, id),
      region: regions === undefined || regionGiven === true ? options.region : regions,
    },
    known: await readKnownFindings({
      ...options,
      ...(baseline === undefined ? {} : { baseline: join(baseline, `${id}.json`) }),
    }),
  };
}

function title({ id, name }: Pick<Ended, "id" | "name">): string {
  return name === "" ? id : `${id} ${visible(name)}`;
}

const OUTCOME: Readonly<Record<ExitCode, string>> = {
  [EXIT.done]: "done",
  [EXIT.findings]: "failures at or above --fail-on",
  [EXIT.usage]: "not scanned",
  [EXIT.failed]: "not scanned",
  [EXIT.gaps]: "something could not be read",
  [EXIT.interrupted]: "interrupted",
};

function summary(ended: readonly Ended[], number: number): string {
  const width = Math.max(0, ...ended.map((one) => title(one).length));
  const lines = ended.map((one) => `  ${title(one).padEnd(width)}  ${OUTCOME[one.exitCode]}`);
  const left = number - ended.length;
  const rest = left === 0 ? [] : [`  and ${left} more, not reached`];
  return `${["Accounts", ...lines, ...rest].join("\n")}\n`;
}

/** From the worst: what a script has to know first. */
const WORST_FIRST: readonly ExitCode[] = [
  EXIT.interrupted,
  EXIT.failed,
  EXIT.usage,
  EXIT.findings,
  EXIT.gaps,
  EXIT.done,
];

function worstOf(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.interrupted;
}
