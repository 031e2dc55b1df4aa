import { collectAccount } from "../../src/collect/collect.ts";
import { createJudge } from "../../src/collect/judge.ts";
import type { JournalEntry } from "../../src/collect/journal.ts";
import { openAccount } from "../../src/collect/open-account.ts";
import { judgeRedacted } from "../../src/collect/redact.ts";
import { REPLAY_CREDENTIALS, type Replay } from "../../src/collect/replay.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { needsOf } from "../../src/engine/needs.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Report } from "../../src/model/report.ts";
import type { Resource } from "../../src/model/resource.ts";
import { SNAPSHOT_FORMAT, type Snapshot } from "../../src/model/snapshot.ts";
import type { Rule } from "../../src/rules/rule.ts";

/** The demo account, as it was recorded. */
export const DEMO = "fixtures/demo/traffic.ndjson.gz";

export interface Scanned {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly journal: readonly JournalEntry[];
  /** What collectors threw without anybody having foreseen it. */
  readonly defects: readonly unknown[];
}

/** Scans recorded traffic in this process; `tap` may stand before the recording and spoil answers. */
export async function scanReplay(
  replay: Replay,
  rules: readonly Rule[],
  tap: WireTap = replay.tap,
): Promise<Scanned> {
  const signal = new AbortController().signal;
  const account = await openAccount({
    homeRegion: "us-east-1",
    signal,
    tap,
    credentials: REPLAY_CREDENTIALS,
    // A spoiled answer stays spoiled; waiting between attempts would only take time.
    maxAttempts: 1,
    retryMode: "standard",
  });
  const resources: Resource[] = [];
  const gaps: Gap[] = [...account.gaps];
  const defects: unknown[] = [];
  const services = Object.keys(COLLECTORS);
  await collectAccount(account, {
    services,
    needs: needsOf(rules),
    concurrency: 40,
    signal,
    judge: judgeRedacted(createJudge(new Uint8Array(32))),
    onResource: (resource) => void resources.push(resource),
    onGap: (gap) => void gaps.push(gap),
    onDefect: (error) => void defects.push(error),
  });
  account.clients.close();
  const snapshot: Snapshot = {
    header: {
      format: SNAPSHOT_FORMAT,
      tool: "test",
      takenAt: replay.takenAt,
      account: account.account,
      partition: account.partition,
      regions: account.regions.map(({ region }) => region),
      everyRegion: true,
      services,
    },
    resources,
    gaps,
    partial: false,
  };
  const report = evaluate(snapshot, rules, {
    toolVersion: "test",
    frameworks: [],
    controls: new Map(),
    permissions: new Map(),
  });
  return { snapshot, report, journal: account.journal.entries(), defects };
}
