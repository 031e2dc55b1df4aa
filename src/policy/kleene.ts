/** True, false, or left open. */
export type Answer = boolean | undefined;

/** True when one answer is, false when all are, else left open. */
export function anyAnswer(answers: Iterable<Answer>): Answer {
  return untilDecided(true, answers);
}

/** False when one answer is, true when all are, else left open. */
export function allAnswers(answers: Iterable<Answer>): Answer {
  return untilDecided(false, answers);
}

/** The opposite. */
export function opposite(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function untilDecided(enough: boolean, answers: Iterable<Answer>): Answer {
  let open = false;
  for (const answer of answers) {
    if (answer === enough) return enough;
    open ||= answer === undefined;
  }
  return open ? undefined : !enough;
}
