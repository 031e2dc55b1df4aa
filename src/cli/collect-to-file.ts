import { collectAccount } from "../collect/collect.ts";
import { loadFingerprintKey } from "../collect/fingerprint-key.ts";
import type { JournalEntry } from "../collect/journal.ts";
import type { Judge } from "../collect/define.ts";
import { createJudge } from "../collect/judge.ts";
import { openAccount, type OpenAccount } from "../collect/open-account.ts";
import { Recorder } from "../collect/record.ts";
import { judgeRedacted } from "../collect/redacted-value.ts";
import { REPLAY_CREDENTIALS, type Replay } from "../collect/replay.ts";
import { needsOf } from "../engine/needs.ts";
import { addTagNeeds } from "../engine/tags.ts";
import type { Gap } from "../model/gap.ts";
import { SNAPSHOT_FORMAT } from "../model/snapshot.ts";
import { resourceType } from "../resources/index.ts";
import type { Rule } from "../rules/rule.ts";
import { SnapshotWriter } from "../snapshot/write.ts";
import { TOOL_VERSION } from "../version.ts";
import { CliError } from "./cli-error.ts";
import { collectLog } from "./collect-log.ts";
import { EXIT } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { checkTarget } from "./make-folder.ts";
import type { Debug, Scanning } from "./options.ts";
import { startProgress } from "./progress.ts";
import { removeOnExit } from "./remove-on-exit.ts";
import { writeFailure } from "./system-failure.ts";

/** One collection: for which rules, into which file, and how. */
export interface CollectJob {
  readonly rules: readonly Rule[];
  /** Snapshot file to write. */
  readonly path: string;
  readonly options: Scanning & Debug & { readonly quiet?: true };
  /** Throws when this is not the account to read; called before anything else is read. */
  readonly checkAccount?: ((account: string) => void) | undefined;
  /** Whether the tags of all resources are read too. */
  readonly tags?: boolean;
  /** Role to assume with the credentials. */
  readonly role?: { readonly arn: string; readonly externalId?: string | undefined } | undefined;
  /** Recorded traffic to read instead of AWS. */
  readonly replay?: Replay;
}

/** How a collection went. */
export interface CollectOutcome {
  /** true when Ctrl-C or SIGTERM ended it; the snapshot is valid, and says what was not read. */
  readonly interrupted: boolean;
  readonly journal: readonly JournalEntry[];
  /** Why something was not read; empty when all was. */
  readonly reasons: ReadonlySet<Gap["reason"]>;
}

/** Reads what the rules need into a snapshot file, which appears only when it is whole. */
export async function collectToFile(job: CollectJob, io: Io): Promise<CollectOutcome> {
  const { options, replay, path } = job;
  await checkTarget(path);
  if (options.record !== undefined) await checkTarget(options.record);
  const takenAt = replay?.takenAt ?? new Date().toISOString();
  const judge = createJudge(await loadFingerprintKey());
  const recorder =
    options.record === undefined ? undefined : new Recorder(options.record, takenAt, judge);
  const keep = removeOnExit(recorder === undefined ? [] : [recorder.temporary]);
  try {
    const account = await openAccount({
      profile: options.profile,
      role: job.role,
      regions: options.region.length === 0 ? undefined : options.region,
      homeRegion: replay === undefined ? regionOf(io.environment) : "us-east-1",
      signal: io.signal,
      takenAt,
      ...(replay === undefined
        ? { tap: recorder?.tap }
        : { tap: replay.tap, credentials: REPLAY_CREDENTIALS }),
    });
    try {
      job.checkAccount?.(account.account);
      const outcome = await collectOpened(
        account,
        { ...job, takenAt, judge: replay === undefined ? judge : judgeRedacted(judge) },
        io,
      );
      await recorder?.finish().catch((error: unknown) => {
        throw writeFailure(options.record ?? "", error);
      });
      return outcome;
    } finally {
      account.clients.close();
    }
  } finally {
    await recorder?.discard();
    keep();
  }
}

function regionOf({ AWS_REGION, AWS_DEFAULT_REGION }: Io["environment"]): string | undefined {
  return AWS_REGION || AWS_DEFAULT_REGION || undefined;
}

type Opened = CollectJob & {
  readonly takenAt: string;
  readonly judge: Judge;
};

async function collectOpened(account: OpenAccount, job: Opened, io: Io): Promise<CollectOutcome> {
  const { options, path } = job;
  const needs = needsOf(job.rules);
  if (job.tags === true) addTagNeeds(needs);
  const services = servicesOf(needs.keys());
  const writer = new SnapshotWriter(path, {
    format: SNAPSHOT_FORMAT,
    tool: TOOL_VERSION,
    takenAt: job.takenAt,
    account: account.account,
    partition: account.partition,
    regions: account.regions.map(({ region }) => region),
    everyRegion: options.region.length === 0,
    services,
  });
  const keep = removeOnExit([writer.temporary]);
  // A file that takes no more ends the collection: the calls to come would be for nothing.
  const broken = new AbortController();
  writer.written.catch(() => broken.abort());
  const progress = startProgress(io, options.quiet === true);
  const log = collectLog(progress, options);
  const reasons = new Set<Gap["reason"]>();
  const onGap = (gap: Gap) => {
    if (gap.reason !== "not-collected") reasons.add(gap.reason);
    log.gap(gap);
    writer.gap(gap);
  };
  try {
    for (const gap of account.gaps) onGap(gap);
    await collectAccount(account, {
      services,
      needs,
      concurrency: options.concurrency,
      signal: AbortSignal.any([io.signal, broken.signal]),
      judge: job.judge,
      onResource: (resource) => writer.resource(resource),
      onGap,
      onDefect: (error, cell) => {
        if (!broken.signal.aborted) log.defect(error, cell);
      },
      onProgress: log.cell,
    });
    await writer.finish();
    return { interrupted: io.signal.aborted, journal: account.journal.entries(), reasons };
  } catch (error) {
    throw writeFailure(path, error);
  } finally {
    progress.end();
    await writer.discard();
    keep();
  }
}

/** Collectors that yield the types; `account` itself is read when the account is opened. */
function servicesOf(types: Iterable<string>): string[] {
  const services = new Set<string>();
  for (const type of types) {
    const service = resourceType(type)?.service;
    if (service !== undefined && service !== "account") services.add(service);
  }
  return [...services].sort();
}

/** What to say and return when Ctrl-C ended the collection. */
export function interruptedError(path: string): CliError {
  return new CliError("interrupted; what was read so far is kept, marked as partial", {
    place: path,
    hint: `\`keelson evaluate ${path}\` reports on it; what was not read is unknown there`,
    exitCode: EXIT.interrupted,
  });
}
