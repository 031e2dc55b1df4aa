import { z } from "zod";
import { eventSourcesOf } from "../policy/index.ts";
import { EventRule } from "../resources/event-rule.ts";
import { defineFact } from "./define.ts";

export const eventRuleSources = defineFact({
  on: EventRule,
  name: "eventSources",
  schema: z
    .array(z.string())
    .describe(
      "Sources that `pattern` names, such as aws.guardduty, and services whose API calls it names; " +
        "empty for schedules and for patterns that match events of any source",
    ),
  reads: { [EventRule.type]: ["pattern"] },
  compute: ({ pattern }) => (pattern === null ? [] : eventSourcesOf(pattern)),
});
