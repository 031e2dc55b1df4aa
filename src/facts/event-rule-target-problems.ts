import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { EventRule } from "../resources/event-rule.ts";
import { defineFact } from "./define.ts";
import { EVENT_TARGET_READS, eventTargetProblem } from "./event-target-problem.ts";
import { UnreadError } from "./unread.ts";

export const eventRuleTargetProblems = defineFact({
  on: EventRule,
  name: "targetProblems",
  schema: z
    .array(z.string())
    .describe(
      'Targets that cannot receive what the rule sends, as in "arn:… has no confirmed subscription"; targets in ' +
        "other accounts, and others than topics, queues and functions, count as receiving",
    ),
  reads: { [EventRule.type]: ["targets"], ...EVENT_TARGET_READS },
  compute(rule, input) {
    const problems: string[] = [];
    const gaps: Gap[] = [];
    for (const target of rule.targets ?? []) {
      try {
        const problem = eventTargetProblem(rule, target, input);
        if (problem !== null) problems.push(`${target.arn} ${problem}`);
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    if (problems.length === 0 && gaps.length > 0) throw new UnreadError(gaps);
    return problems;
  },
});
