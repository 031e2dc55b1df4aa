import type { Replay } from "../../src/collect/replay.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import type { Needs } from "../../src/collect/needs.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { Account } from "../../src/resources/account.ts";
import { AccountRegion } from "../../src/resources/account-region.ts";
import { collectReplay } from "../support/scan.ts";

/** What one service contributes to a snapshot. */
export interface Part {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  readonly defects: readonly unknown[];
}

/** Collects one service alone. */
export async function collectPart(
  replay: Replay,
  tap: WireTap,
  service: string,
  needs: Needs,
): Promise<Part> {
  const { resources, gaps, defects } = await collectReplay(replay, tap, [service], needs);
  // Of the account and its Regions every collection tells, whatever the services.
  return { resources: resources.filter((resource) => !tellsOfAccount(resource)), gaps, defects };
}

/** Whether a resource comes from finding out whose account it is, and not from a service. */
export function tellsOfAccount({ type }: Resource): boolean {
  return type === Account.type || type === AccountRegion.type;
}

/** The resource types of which two parts say different things. */
export function changedTypes(before: Part, after: Part): Set<string> {
  const [old, now] = [byType(before), byType(after)];
  const types = [...old.keys(), ...now.keys()];
  return new Set(types.filter((type) => !same(old.get(type) ?? [], now.get(type) ?? [])));
}

/** Texts of everything that a part says, in an order that does not depend on who answered first. */
export function textsOf({ resources, gaps }: Pick<Part, "resources" | "gaps">): string[] {
  return [...resources, ...gaps].map((item) => JSON.stringify(item)).sort();
}

function byType({ resources, gaps }: Part): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const item of [...resources, ...gaps]) {
    texts.set(item.type, [...(texts.get(item.type) ?? []), JSON.stringify(item)]);
  }
  return texts;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const [left, right] = [[...a].sort(), [...b].sort()];
  return left.every((text, index) => text === right[index]);
}
