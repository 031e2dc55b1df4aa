import pLimit from "p-limit";
import type { Gap, GapReason } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import { Account } from "../resources/account.ts";
import { AccountRegion } from "../resources/account-region.ts";
import { endpointRegionOf } from "./endpoint-region.ts";
import type { OpenAccount } from "./open-account.ts";
import { callGaps } from "./call-gaps.ts";
import { openCell, type CellEnvironment } from "./cell.ts";
import type { Collector, Judge } from "./define.ts";
import { withoutMalformed, withTextArn } from "./malformed.ts";
import { unneeded, type Needs } from "./needs.ts";
import { COLLECTORS } from "./registry.ts";

/** What to read, within which limits, and who is told of what was read. */
export interface CollectOptions {
  /** Names of the collectors to run, as in src/collect/services. */
  readonly services: readonly string[];
  readonly needs: Needs;
  /** Ceiling of calls in flight over everything. */
  readonly concurrency: number;
  /** Stops the collection: calls in flight end, cells not done leave `interrupted` gaps. */
  readonly signal: AbortSignal;
  readonly judge: Judge;
  readonly onResource: (resource: Resource) => void | Promise<void>;
  readonly onGap: (gap: Gap) => void;
  /** A collector that failed in a way nobody foresaw; its cell is recorded as unread. */
  readonly onDefect: (error: unknown, cell: string) => void;
  readonly onProgress?: (done: number, total: number, cell: string) => void;
}

/** Reads all cells of an account; resolves to whether it came to the end (false: it was stopped). */
export async function collectAccount(
  account: OpenAccount,
  options: CollectOptions,
): Promise<boolean> {
  const environment: CellEnvironment = {
    account: account.account,
    partition: account.partition,
    clients: account.clients,
    journal: account.journal,
    needs: options.needs,
    callLimit: pLimit(options.concurrency),
    signal: options.signal,
    regions: account.regions.map(({ region }) => region),
    regionsKnown: account.regionsKnown,
    takenAt: account.takenAt,
    judge: options.judge,
    emit: (gap) => options.onGap(withTextArn(gap)),
  };
  await emitAccount(account, options);
  const cells = await planCells(account, options.services);
  const run = pLimit(options.concurrency);
  let done = 0;
  await Promise.all(
    cells.map(({ collector, region }) =>
      run(async () => {
        await collectCell(collector, region, account, environment, options);
        done += 1;
        options.onProgress?.(done, cells.length, `${collector.service} ${region}`);
      }),
    ),
  );
  return !options.signal.aborted;
}

async function emitAccount(account: OpenAccount, options: CollectOptions): Promise<void> {
  const { account: id, partition } = account;
  await options.onResource({
    type: Account.type,
    arn: `arn:${partition}:iam::${id}:root`,
    id,
    name: id,
    account: id,
    region: "global",
    partition,
  });
  for (const { region, optInStatus } of account.regions) {
    await options.onResource({
      type: AccountRegion.type,
      arn: `arn:${partition}:account::${id}:region/${region}`,
      id: region,
      name: region,
      account: id,
      region,
      ...(optInStatus === undefined ? {} : { optInStatus }),
    });
  }
}

async function planCells(
  account: OpenAccount,
  services: readonly string[],
): Promise<{ collector: Collector; region: string }[]> {
  const loaders = services.flatMap((service) => COLLECTORS[service] ?? []);
  const modules = await Promise.all(loaders.map((load) => load()));
  const collectors = modules.map((module) => module.default);
  const regions = account.regions.map(({ region }) => region);
  const cellsIn = (region: string, scope: "global" | "regional") =>
    collectors
      .filter((collector) => collector.scope === scope || collector.scope === "both")
      .map((collector) => ({ collector, region }));
  return [
    ...cellsIn("global", "global"),
    ...regions.flatMap((region) => cellsIn(region, "regional")),
  ];
}

async function collectCell(
  collector: Collector,
  region: string,
  account: OpenAccount,
  environment: CellEnvironment,
  options: CollectOptions,
): Promise<void> {
  const endpointRegion = endpointRegionOf(collector, region, account.partition);
  for (const gap of notNeeded(collector, region, environment)) options.onGap(gap);
  const unread = (reason: GapReason, message: string) => {
    for (const gap of wholeCell(collector, region, environment, reason, message))
      options.onGap(gap);
  };
  const interrupted = () => unread("interrupted", "the collection was stopped");
  if (options.signal.aborted) return interrupted();
  try {
    const context = openCell(collector, region, endpointRegion, environment);
    for await (const collected of collector.collect(context)) {
      const { resource, gaps } = withoutMalformed(collector, collected);
      for (const gap of gaps) options.onGap(gap);
      if (resource !== undefined) await options.onResource(resource);
    }
  } catch (error) {
    if (options.signal.aborted) return interrupted();
    // The rest of the account is still worth reading; what this cell said may be incomplete.
    unread("failed", "keelson could not process the answer of AWS; run with --debug to see why");
    options.onDefect(error, `${collector.service} ${region}`);
  }
}

function notNeeded(collector: Collector, region: string, environment: CellEnvironment): Gap[] {
  return unneeded(environment.needs, collector.calls).map(({ type, field, operation, action }) => ({
    type: type.type,
    account: environment.account,
    region,
    ...(field === undefined ? {} : { field }),
    service: collector.service,
    operation,
    permission: action,
    reason: "not-collected",
    message: "no selected rule needs it",
  }));
}

/** Everything that a cell would have read counts as unread, whatever of it was seen. */
function wholeCell(
  { calls, service }: Collector,
  region: string,
  { account, needs }: CellEnvironment,
  reason: GapReason,
  message: string,
): Gap[] {
  return Object.entries(calls).flatMap(([operation, call]) =>
    callGaps(call, needs, { account, region, service, operation }, { reason, message }),
  );
}
