import type { JournalEntry } from "../../src/collect/journal.ts";
import type { Replay } from "../../src/collect/replay.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { needsOf } from "../../src/engine/needs.ts";
import type { Report } from "../../src/model/report.ts";
import { SNAPSHOT_FORMAT, type Snapshot } from "../../src/model/snapshot.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { collectRecorded } from "./collect-recorded.ts";

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
  const services = Object.keys(COLLECTORS);
  // A spoiled answer stays spoiled; waiting between attempts would only take time.
  const { account, resources, gaps, defects } = await collectRecorded(
    { tap, maxAttempts: 1, retryMode: "standard" },
    services,
    needsOf(rules),
  );
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
