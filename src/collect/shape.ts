/** A tag as services send it: most with capitals, some without. */
interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

/** Tag key to tag value, of the list that most services send. */
export function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).map(({ Key, Value, key, value }) => [Key ?? key ?? "", Value ?? value ?? ""]),
  );
}

/** ISO 8601 text of a date that the SDK parsed; null when AWS sent none. */
export function iso(date: Date | undefined): string | null {
  return date === undefined ? null : date.toISOString();
}
