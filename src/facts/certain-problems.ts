import type { Gap } from "../model/gap.ts";
import { type Decision, decided } from "./decision.ts";
import { UnreadError } from "./unread.ts";

/** What is wrong, null when nothing is; throws UnreadError when that is not decided. */
export type Question = () => string | null;

/**
 * All problems that are certain, as in "has no subscriber and is disabled"; null when there certainly is none.
 * Throws when none is certain and a question was not decided.
 */
export function certainProblems(...questions: readonly Question[]): string | null {
  const problems: string[] = [];
  const gaps: Gap[] = [];
  let open = false;
  for (const question of questions) {
    try {
      const problem = question();
      if (problem !== null) problems.push(problem);
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      open = true;
      gaps.push(...error.gaps);
    }
  }
  if (problems.length > 0) return problems.join(" and ");
  if (open) throw new UnreadError(gaps);
  return null;
}

/** The question whether something holds, and the problem when it does not. */
export function unless(holds: () => Decision, problem: string): Question {
  return () => (decided(holds()) ? null : problem);
}
