/** ISO 8601 text of a date that the SDK parsed; null when AWS sent none. */
export function iso(date: Date | undefined): string | null {
  return date === undefined ? null : date.toISOString();
}
