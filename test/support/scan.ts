import type { JournalEntry } from "../../src/collect/journal.ts";
import type { Needs } from "../../src/collect/needs.ts";
import type { Replay } from "../../src/collect/replay.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { needsOf } from "../../src/engine/needs.ts";
import type { Report } from "../../src/model/report.ts";
import { SNAPSHOT_FORMAT, type Snapshot } from "../../src/model/snapshot.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { collectRecorded, type Collected } from "./collect-recorded.ts";

/** The demo account, as it was recorded. */
export const DEMO = "fixtures/demo/traffic.ndjson.gz";

/** Every service that keelson reads. */
const SERVICES = Object.keys(COLLECTORS);

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
  const collected = await collectReplay(replay, tap, SERVICES, needsOf(rules));
  const snapshot = snapshotOf(replay, collected);
  const { account, defects } = collected;
  const report = evaluateAll(snapshot, rules);
  return { snapshot, report, journal: account.journal.entries(), defects };
}

/** Reads some services of recorded traffic. */
export function collectReplay(
  { takenAt }: Replay,
  tap: WireTap,
  services: readonly string[],
  needs: Needs,
): Promise<Collected> {
  // A spoiled answer stays spoiled; waiting between attempts would only take time.
  return collectRecorded({ tap, takenAt, maxAttempts: 1, retryMode: "standard" }, services, needs);
}

/** The snapshot of a collection of every service. */
function snapshotOf(replay: Replay, { account, resources, gaps }: Collected): Snapshot {
  return {
    header: {
      format: SNAPSHOT_FORMAT,
      tool: "test",
      takenAt: replay.takenAt,
      account: account.account,
      partition: account.partition,
      regions: account.regions.map(({ region }) => region),
      everyRegion: true,
      services: SERVICES,
    },
    resources,
    gaps,
    partial: false,
  };
}

/** The report on a snapshot, with nothing in it but what the rules say. */
export function evaluateAll(snapshot: Snapshot, rules: readonly Rule[]): Report {
  return evaluate(snapshot, rules, {
    toolVersion: "test",
    frameworks: [],
    controls: new Map(),
    permissions: new Map(),
  });
}
