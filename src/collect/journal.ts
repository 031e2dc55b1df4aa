import { compareText } from "../model/resource.ts";

/** What one operation of one service cost in one Region. */
export interface JournalEntry {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** Logical calls: one per page or per resource. */
  calls: number;
  /** Requests on the wire beyond the first of each call. */
  retries: number;
  /** Answers that were throttled, whether or not a retry helped. */
  throttles: number;
  /** Calls that failed in the end. */
  failures: number;
  /** Wall-clock time of all calls together, in milliseconds. */
  milliseconds: number;
}

/** Counts every call of a collection; the proof of what a scan costs. */
export class Journal {
  readonly #entries = new Map<string, JournalEntry>();

  /** The entry of an operation, to be counted up; a new one begins at zero. */
  entry(service: string, operation: string, region: string): JournalEntry {
    const key = `${service}\0${operation}\0${region}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = {
        service,
        operation,
        region,
        calls: 0,
        retries: 0,
        throttles: 0,
        failures: 0,
        milliseconds: 0,
      };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  /** All entries, sorted by service, operation and Region. */
  entries(): JournalEntry[] {
    return [...this.#entries.values()].sort(
      (a, b) =>
        compareText(a.service, b.service) ||
        compareText(a.operation, b.operation) ||
        compareText(a.region, b.region),
    );
  }
}
