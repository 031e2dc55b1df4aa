import type { Gap } from "../model/gap.ts";
import { UnreadError } from "./unread.ts";

/** True, false, or not decided by what was read. */
export type Decision = boolean | UnreadError;

/** The answer of a question that may hit upon something unread. */
export function decide(question: () => Decision): Decision {
  try {
    return question();
  } catch (error) {
    if (error instanceof UnreadError) return error;
    throw error;
  }
}

/** One true answer is enough; the questions after it are not asked. */
export function anyOf(...questions: readonly (() => Decision)[]): Decision {
  return untilDecided(true, questions);
}

/** One false answer is enough; the questions after it are not asked. */
export function allOf(...questions: readonly (() => Decision)[]): Decision {
  return untilDecided(false, questions);
}

/** The opposite. */
export function not(decision: Decision): Decision {
  return decision instanceof UnreadError ? decision : !decision;
}

/** The answer as true or false; throws what stood in the way of it. */
export function decided(decision: Decision): boolean {
  if (decision instanceof UnreadError) throw decision;
  return decision;
}

function untilDecided(enough: boolean, questions: readonly (() => Decision)[]): Decision {
  const gaps: Gap[] = [];
  let open = false;
  for (const question of questions) {
    const answer = decide(question);
    if (answer === enough) return enough;
    if (answer instanceof UnreadError) {
      open = true;
      gaps.push(...answer.gaps);
    }
  }
  return open ? new UnreadError(gaps) : !enough;
}
