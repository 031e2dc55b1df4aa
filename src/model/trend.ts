import type { Severity } from "./severity.ts";

/** One report, as far as a trend shows it. Suppressed failures count apart, as in every report. */
export interface TrendPoint {
  readonly account: string;
  readonly takenAt: string;
  readonly fail: number;
  readonly unknown: number;
  readonly pass: number;
  readonly suppressed: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Failures by service; a service that was not evaluated is absent. */
  readonly byService: ReadonlyMap<string, number>;
  readonly regions: readonly string[];
  readonly rules: number;
  readonly partial: boolean;
}

/** The reports of one account in the order of time. */
export interface Trend {
  readonly account: string;
  readonly points: readonly TrendPoint[];
  /** For each point, why its counts do not compare with those before it; empty when they do. */
  readonly notes: readonly (readonly string[])[];
}
