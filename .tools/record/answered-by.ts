import { identityCell, regionsCell } from "../../src/collect/account.ts";
import type { Collector } from "../../src/collect/define.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import { emulatedName } from "../../test/emulator/emulated-name.ts";
import type { AnsweredBy, LoggedRequest } from "../../test/emulator/index.ts";

/** Who answered each operation of a collector in a recording; operations that nobody called are not in it. */
export type AnsweredOperations = Record<string, Record<string, AnsweredBy>>;

/** An operation whose requests were answered in different ways counts as the least of them. */
const LEAST_FIRST: readonly AnsweredBy[] = ["model", "amended", "moto"];

/** Sums up the log of a scan by collector and operation, sorted. */
export async function answeredOperations(
  log: readonly LoggedRequest[],
): Promise<AnsweredOperations> {
  const cells: Pick<Collector, "service" | "client" | "calls">[] = [identityCell, regionsCell];
  for (const load of Object.values(COLLECTORS)) cells.push((await load()).default);
  const found: AnsweredOperations = {};
  for (const { service, client, calls } of cells) {
    const name = emulatedName(client);
    for (const operation of Object.keys(calls)) {
      const seen = new Set(
        log
          .filter((request) => request.service === name && request.operation === operation)
          .map(({ answeredBy }) => answeredBy),
      );
      const by = LEAST_FIRST.find((each) => seen.has(each));
      if (by !== undefined) (found[service] ??= {})[operation] = by;
    }
  }
  return sorted(found);
}

function sorted(found: AnsweredOperations): AnsweredOperations {
  const services = Object.keys(found).sort();
  return Object.fromEntries(
    services.map((service) => {
      const operations = Object.entries(found[service] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
      return [service, Object.fromEntries(operations)];
    }),
  );
}
