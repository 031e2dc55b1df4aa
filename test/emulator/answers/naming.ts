const DAY_MS = 24 * 60 * 60 * 1000;
const OLD_DAYS = 400;

/**
 * The age that a seeded name asks for: `…-800-days-old` is 800 days, the bare word `old` 400.
 * Dates cannot be set through any API, so the emulator reads them from names.
 */
export function ageInDays(name: string | undefined): number | undefined {
  const days = /(?:^|-)(\d+)-days-old(?![a-z0-9])/.exec(name ?? "")?.[1];
  if (days !== undefined) return Number(days);
  return /(?:^|-)old(?![a-z0-9])/.test(name ?? "") ? OLD_DAYS : undefined;
}

/** The days since the last use that a seeded name asks for: `…-used-3-days-ago` is 3. */
export function daysSinceUse(name: string | undefined): number | undefined {
  const days = /(?:^|-)used-(\d+)-days-ago(?![a-z0-9])/.exec(name ?? "")?.[1];
  return days === undefined ? undefined : Number(days);
}

/** The date so many days before now; negative days lie ahead. */
export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY_MS);
}

/** The creation date that a name asks for, else the real one. */
export function agedDate<T extends Date | undefined>(name: string | undefined, real: T): Date | T {
  const days = ageInDays(name);
  return days === undefined ? real : daysAgo(days);
}

/** Whether the name of a seeded bucket says that it was deleted after it was put to use: `…-removed`. */
export function isRemoved(bucket: string | undefined): boolean {
  return bucket?.endsWith("-removed") === true;
}
