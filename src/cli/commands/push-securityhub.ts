import { SecurityHub, SecurityHubError, type Refusal } from "../../collect/security-hub.ts";
import type { AsffFinding } from "../../model/asff.ts";
import type { Report } from "../../model/report.ts";
import { asffFindings } from "../../render/asff.ts";
import { batchesOf } from "../../render/asff/batches.ts";
import { homeRegion, isRegion } from "../../render/asff/home-region.ts";
import { productArn } from "../../render/asff/partition.ts";
import { clip, count, visible } from "../../render/text.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug } from "../options.ts";
import { readReport } from "../read-report.ts";
import { planner, type Plan } from "../security-hub/plan.ts";

/** Options of `keelson push securityhub`. */
export interface PushOptions extends Debug {
  readonly report: string;
  readonly profile?: string;
  readonly globalRegion?: string;
  readonly dryRun?: true;
}

/** How many refused findings of a Region are named. */
const NAMED = 10;

/**
 * Brings Security Hub CSPM up to date with a report: imports what fails, archives what is mended or gone, and leaves
 * alone what did not change and what was not fully read.
 */
export async function pushSecurityHub(options: PushOptions, io: Io): Promise<ExitCode> {
  const report = await readReport(options.report);
  const regions = wantedByRegion(report, options);
  const hub = new SecurityHub({ profile: options.profile, signal: io.signal });
  try {
    await checkAccount(hub, report, [...regions.keys()][0] ?? homeRegion(report), options.report);
    const plan = planner(report);
    let failed = false;
    for (const [region, wanted] of regions) {
      const ok = await pushRegion({ hub, plan, report, region, wanted, options }, io);
      failed ||= !ok;
    }
    return failed ? EXIT.failed : EXIT.done;
  } catch (error) {
    if (!io.signal.aborted) throw error;
    throw new CliError("interrupted; some findings may have been imported", {
      hint: "run it again: what is imported already is not sent twice",
      exitCode: EXIT.interrupted,
      cause: error,
    });
  } finally {
    hub.close();
  }
}

/** Every Region of the scan has an entry: one without results may hold findings to resolve. */
function wantedByRegion(
  report: Report,
  { globalRegion, report: path }: PushOptions,
): Map<string, readonly AsffFinding[]> {
  if (globalRegion !== undefined && !isRegion(globalRegion)) {
    throw new CliError(`"${clip(visible(globalRegion), 40)}" is no Region`, {
      hint: "--global-region takes a code such as eu-west-1",
    });
  }
  const { account } = report.scope;
  const foreign = report.findings.find(({ resource }) => resource.account !== account);
  if (!/^\d{12}$/.test(account) || foreign !== undefined) {
    throw new CliError("the report is not of one account with a 12-digit id", {
      place: path,
      hint: "Security Hub takes findings only from the account that they are about",
    });
  }
  const home = globalRegion ?? homeRegion(report);
  const wanted = asffFindings(report, home);
  const regions = new Set([...report.scope.regions.filter(isRegion), home, ...wanted.keys()]);
  return new Map([...regions].sort().map((region) => [region, wanted.get(region) ?? []]));
}

async function checkAccount(
  hub: SecurityHub,
  report: Report,
  region: string,
  path: string,
): Promise<void> {
  const { account } = report.scope;
  const own = await hub.account(region);
  if (own === account) return;
  throw new CliError(
    `the report is of account ${account}, the credentials are of ${visible(own)}`,
    {
      place: path,
      hint: "Security Hub takes findings only from the account that they are about; choose its credentials with --profile",
    },
  );
}

interface RegionJob {
  readonly hub: SecurityHub;
  readonly plan: ReturnType<typeof planner>;
  readonly report: Report;
  readonly region: string;
  readonly wanted: readonly AsffFinding[];
  readonly options: PushOptions;
}

/** Whether the Region is up to date now. */
async function pushRegion(job: RegionJob, io: Io): Promise<boolean> {
  const { hub, region, wanted, report, options } = job;
  const { account, partition } = report.scope;
  try {
    const plan = job.plan(
      wanted,
      await hub.held(region, account, productArn(partition, region, account)),
    );
    const batches = batchesOf(plan.send);
    const refused = options.dryRun === true ? [] : await hub.import(region, batches);
    io.stdout(line(region, plan, options));
    if (refused.length > 0) io.stderr(refusals(region, refused));
    return refused.length === 0;
  } catch (error) {
    if (!(error instanceof SecurityHubError)) throw error;
    const open = wanted.some(({ RecordState }) => RecordState === "ACTIVE");
    // Where nothing is to be told, nobody need have enabled it.
    if (error.notEnabled && !open) return true;
    const what = error.notEnabled ? "Security Hub CSPM is not enabled: " : "";
    io.stderr(`keelson: ${region}: ${what}${visible(error.message)}\n`);
    return false;
  }
}

function line(region: string, plan: Plan, { dryRun }: PushOptions): string {
  const parts = [
    `${plan.created} new`,
    `${plan.updated} updated`,
    `${plan.resolved} resolved`,
    `${plan.unchanged} unchanged`,
    plan.kept > 0 && `${plan.kept} left alone: not known now`,
    plan.newer > 0 && `${plan.newer} left alone: a later scan spoke`,
  ].filter((part) => part !== false);
  return `${region}: ${parts.join(", ")}${dryRun === true ? " (dry run: nothing was sent)" : ""}\n`;
}

function refusals(region: string, refused: readonly Refusal[]): string {
  const named = refused
    .slice(0, NAMED)
    .map(({ id, code, message }) => `  ${clip(visible(`${id} ${code}: ${message}`), 300)}\n`);
  return `keelson: ${region}: Security Hub refused ${count(refused.length, "finding")}\n${named.join("")}`;
}
