import type { Gap } from "../model/gap.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import type { FactInput, Keyed, Scope } from "./define.ts";
import { UnreadError } from "./unread.ts";

/** How far something gets on one of several ways: the higher the stage, the more the problem says. */
export interface Outcome {
  readonly stage: number;
  /** What is in the way; null when it arrives. */
  readonly problem: string | null;
}

const ARRIVED: Outcome = { stage: Number.POSITIVE_INFINITY, problem: null };

/**
 * The way that arrives, else the one that gets furthest, and `none` without any; throws what was not read when
 * that could have arrived.
 */
export function furthest(none: Outcome, ways: readonly (() => Outcome)[]): Outcome {
  const gaps: Gap[] = [];
  let best = none;
  for (const way of ways) {
    try {
      const outcome = way();
      if (outcome.problem === null) return ARRIVED;
      best = further(best, outcome);
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      gaps.push(...error.gaps);
    }
  }
  if (gaps.length > 0) throw new UnreadError(gaps);
  return best;
}

/** The same of ways that lead over the resources of a type; one that may be missing from the list could have arrived. */
export function furthestOver<T extends ResourceType>(
  none: Outcome,
  input: FactInput,
  type: T,
  scope: Scope,
  way: (resource: ResourceOf<T>) => Outcome,
  among?: Keyed<T>,
): Outcome {
  let best = none;
  const arrives = (resource: ResourceOf<T>): boolean => {
    const outcome = way(resource);
    if (outcome.problem === null) return true;
    best = further(best, outcome);
    return false;
  };
  return input.find(type, scope, arrives, among) === null ? best : ARRIVED;
}

function further(best: Outcome, outcome: Outcome): Outcome {
  return outcome.stage >= best.stage ? outcome : best;
}
