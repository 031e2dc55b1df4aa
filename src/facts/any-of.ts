import { UnreadError } from "./unread.ts";

/** Whether any of the questions is answered yes; what was not read matters only when none is. */
export function anyOf(questions: Iterable<() => boolean>): boolean {
  const unread: UnreadError[] = [];
  for (const question of questions) {
    try {
      if (question()) return true;
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      unread.push(error);
    }
  }
  if (unread.length > 0) throw new UnreadError(unread.flatMap(({ gaps }) => gaps));
  return false;
}
