import { collectAccount } from "../collect/collect.ts";
import { loadFingerprintKey } from "../collect/fingerprint-key.ts";
import type { JournalEntry } from "../collect/journal.ts";
import { createJudge } from "../collect/judge.ts";
import { openAccount } from "../collect/open-account.ts";
import { Recorder } from "../collect/record.ts";
import { judgeRedacted } from "../collect/redact.ts";
import { REPLAY_CREDENTIALS, type Replay } from "../collect/replay.ts";
import { needsOf } from "../engine/needs.ts";
import { SNAPSHOT_FORMAT } from "../model/snapshot.ts";
import { resourceType } from "../resources/index.ts";
import type { Rule } from "../rules/rule.ts";
import { SnapshotWriter } from "../snapshot/write.ts";
import { TOOL_VERSION } from "../version.ts";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Debug, Scanning } from "./options.ts";
import { startProgress } from "./progress.ts";
import { makeParentFolder, writeFailure } from "./write-files.ts";

export interface CollectJob {
  readonly rules: readonly Rule[];
  /** Snapshot file to write. */
  readonly path: string;
  readonly options: Scanning & Debug & { readonly quiet?: true };
  /** Recorded traffic to read instead of AWS. */
  readonly replay?: Replay;
}

export interface CollectOutcome {
  /** true when it was interrupted; the snapshot is valid and says so. */
  readonly partial: boolean;
  readonly journal: readonly JournalEntry[];
}

/** Reads what the rules need into a snapshot file, which appears only when it is whole. */
export async function collectToFile(job: CollectJob, io: Io): Promise<CollectOutcome> {
  const { options, replay, path } = job;
  await makeParentFolder(path);
  const takenAt = replay?.takenAt ?? new Date().toISOString();
  const judge = createJudge(await loadFingerprintKey());
  const recorder = options.record === undefined ? undefined : new Recorder(options.record, takenAt, judge);
  const account = await openAccount({
    profile: options.profile,
    regions: options.region.length === 0 ? undefined : options.region,
    homeRegion: io.environment["AWS_REGION"] ?? io.environment["AWS_DEFAULT_REGION"] ?? "us-east-1",
    signal: io.signal,
    ...(replay === undefined ? { tap: recorder?.tap } : { tap: replay.tap, credentials: REPLAY_CREDENTIALS }),
  });
  const needs = needsOf(job.rules);
  const services = servicesOf(needs.keys());
  const writer = new SnapshotWriter(path, {
    format: SNAPSHOT_FORMAT,
    tool: TOOL_VERSION,
    takenAt,
    account: account.account,
    partition: account.partition,
    regions: account.regions.map(({ region }) => region),
    services,
  });
  const progress = startProgress(io, options.quiet === true);
  try {
    for (const gap of account.gaps) writer.gap(gap);
    const complete = await collectAccount(account, {
      services,
      needs,
      concurrency: options.concurrency,
      signal: io.signal,
      judge: replay === undefined ? judge : judgeRedacted(judge),
      onResource: (resource) => writer.resource(resource),
      onGap: (gap) => writer.gap(gap),
      onDefect: (error, cell) => {
        const detail = options.debug === true && error instanceof Error ? (error.stack ?? error.message) : "";
        io.stderr(`keelson: the answers for ${cell} could not be processed; they count as not read ${detail}\n`);
      },
      onProgress: progress.update,
    });
    await writer.finish(!complete);
    await recorder?.finish();
    return { partial: !complete, journal: account.journal.entries() };
  } catch (error) {
    await writer.discard();
    throw writeFailure(path, error);
  } finally {
    progress.end();
    account.clients.close();
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
