import type { Resource } from "../../src/model/resource.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { tellsOfAccount } from "../../test/sweeps/parts.ts";

/** Names shorter than this are words of AWS as well, such as `default`. */
const SHORTEST = 6;
const NUMBERED = "~";

/**
 * A snapshot with many times the resources of another: each copy has ARNs, ids and names of its own, and what its
 * resources say of one another says it of those of the same copy, so that joins find as much as in the original.
 */
export function largeAccount(small: Snapshot, size: number): Snapshot {
  const single = small.resources.filter(isSingle);
  const many = small.resources.filter((resource) => !isSingle(resource));
  const names = new Set(many.flatMap(({ arn, id, name }) => [arn, id, name]));
  const longestFirst = [...names]
    .filter((name) => name.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .map((name) => escapeRegExp(JSON.stringify(name).slice(1, -1)));
  const named = new RegExp(longestFirst.join("|"), "g");
  const text = JSON.stringify(many).replaceAll(named, (name) => name + NUMBERED);
  const resources: Resource[] = [...single];
  for (let copy = 1; resources.length < size; copy += 1) {
    const copied = JSON.parse(text.replaceAll(NUMBERED, `-${copy}`)) as Resource[];
    resources.push(...copied.slice(0, size - resources.length));
  }
  return { ...small, resources };
}

/** What an account or a Region has one of. */
function isSingle(resource: Resource): boolean {
  return tellsOfAccount(resource) || /Account|PasswordPolicy|RootUser/.test(resource.type);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
