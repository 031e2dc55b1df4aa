/** One line of a bench: a name and what was measured. */
export function print(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(34)} ${text}\n`);
}

/** A rate in thousands. */
export function thousands(value: number): string {
  return `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)} k`;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
