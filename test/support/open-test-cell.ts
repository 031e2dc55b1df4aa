import pLimit from "p-limit";
import { openCell, type CellEnvironment } from "../../src/collect/cell.ts";
import { Clients, type ClientOptions } from "../../src/collect/clients.ts";
import type { CallMap, CollectContext, Collector } from "../../src/collect/define.ts";
import { Journal } from "../../src/collect/journal.ts";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import type { Gap } from "../../src/model/gap.ts";

export interface TestCell<C extends CallMap> {
  readonly context: CollectContext<C>;
  readonly gaps: Gap[];
  readonly journal: Journal;
  readonly clients: Clients;
}

/** A cell in us-east-1 over the SDK's real client, so that a test can make single calls. */
export function openTestCell<C extends CallMap>(
  collector: Pick<Collector<C>, "service" | "client" | "calls" | "partialRegions">,
  options: ClientOptions,
  environment: Partial<CellEnvironment> = {},
): TestCell<C> {
  const gaps: Gap[] = [];
  const journal = new Journal();
  const clients = new Clients(
    { credentials: REPLAY_CREDENTIALS, maxAttempts: 1, retryMode: "standard", ...options },
    journal,
  );
  const context = openCell(collector, "us-east-1", "us-east-1", {
    account: "123456789012",
    partition: "aws",
    clients,
    journal,
    needs: "all",
    regions: ["us-east-1"],
    regionsKnown: true,
    callLimit: pLimit(40),
    signal: new AbortController().signal,
    takenAt: "2026-06-01T00:00:00.000Z",
    judge: () => Promise.reject(new Error("nothing to judge")),
    emit: (gap) => void gaps.push(gap),
    ...environment,
  });
  return {
    context,
    gaps,
    journal,
    clients,
  };
}
