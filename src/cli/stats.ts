import type { JournalEntry } from "../collect/journal.ts";

/** The journal as a table: calls per operation, all Regions together, and the total. */
export function statsTable(journal: readonly JournalEntry[]): string {
  const rows = new Map<string, Row>();
  for (const entry of journal) {
    const name = `${entry.service}:${entry.operation}`;
    rows.set(name, add(rows.get(name) ?? { name, ...ZERO }, entry));
  }
  const total = journal.reduce((sum, entry) => add(sum, entry), { name: "total", ...ZERO });
  const all = [...rows.values(), total];
  const width = Math.max(...all.map(({ name }) => name.length));
  const head = `${"operation".padEnd(width)}  regions  calls  retries  throttled  failed   ms/call`;
  return `${[head, ...all.map((row) => line(row, width))].join("\n")}\n`;
}

interface Row {
  readonly name: string;
  readonly regions: number;
  readonly calls: number;
  readonly retries: number;
  readonly throttles: number;
  readonly failures: number;
  readonly milliseconds: number;
}

const ZERO = { regions: 0, calls: 0, retries: 0, throttles: 0, failures: 0, milliseconds: 0 };

function add(row: Row, entry: JournalEntry): Row {
  return {
    name: row.name,
    regions: row.regions + 1,
    calls: row.calls + entry.calls,
    retries: row.retries + entry.retries,
    throttles: row.throttles + entry.throttles,
    failures: row.failures + entry.failures,
    milliseconds: row.milliseconds + entry.milliseconds,
  };
}

function line(row: Row, width: number): string {
  const regions = row.name === "total" ? "" : String(row.regions);
  return [
    row.name.padEnd(width),
    regions.padStart(8),
    String(row.calls).padStart(6),
    String(row.retries).padStart(8),
    String(row.throttles).padStart(10),
    String(row.failures).padStart(7),
    (row.calls === 0 ? 0 : row.milliseconds / row.calls).toFixed(1).padStart(9),
  ].join(" ");
}
