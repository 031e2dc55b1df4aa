/** One page of a list that moto answers whole, by the position that the marker names. */
export function page<T>(
  items: readonly T[],
  limit: number,
  marker: string | undefined,
): { items: T[]; next?: string } {
  const start = marker === undefined ? 0 : Number(marker);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { next: String(end) }),
  };
}
