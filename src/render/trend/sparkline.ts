const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const MISSING = "·";

/** The values as bars from zero to the largest, in at most `width` characters; each shows the last value of its span. */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const shown = spans(values, width);
  const largest = Math.max(1, ...shown.map((value) => value ?? 0));
  return shown
    .map((value) =>
      value === null ? MISSING : (BARS[Math.ceil((value / largest) * (BARS.length - 1))] ?? ""),
    )
    .join("");
}

function spans(values: readonly (number | null)[], width: number): (number | null)[] {
  if (values.length <= width) return [...values];
  return Array.from(
    { length: width },
    (_, index) => values[Math.ceil(((index + 1) * values.length) / width) - 1] ?? null,
  );
}
