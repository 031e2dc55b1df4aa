import { z } from "zod";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import type { ResourceOf } from "../resources/define.ts";
import { defineFact } from "./define.ts";

type Webhook = NonNullable<ResourceOf<typeof CodeBuildProject>["webhook"]>;
type Filter = Webhook["filterGroups"][number][number];

/** Events that whoever opens a pull request brings about himself; a merge is up to those who may write. */
const PULL_REQUEST_EVENTS = [
  "PULL_REQUEST_CREATED",
  "PULL_REQUEST_UPDATED",
  "PULL_REQUEST_REOPENED",
  "PULL_REQUEST_CLOSED",
];

export const codebuildProjectOpenFilterGroups = defineFact({
  on: CodeBuildProject,
  name: "openFilterGroups",
  schema: z
    .array(z.string())
    .describe(
      "Filter groups of the webhook that let pull requests of anybody through, by their events; branches, files and messages do not count, because the author chooses them",
    ),
  reads: { [CodeBuildProject.type]: ["webhook"] },
  compute({ webhook }) {
    if (webhook?.active !== true) return [];
    // Without filters CodeBuild builds every push and every pull request.
    if (webhook.filterGroups.length === 0) return ["no filter at all"];
    return webhook.filterGroups
      .filter((group) => !group.some(namesActors))
      .map((group) => PULL_REQUEST_EVENTS.filter((event) => group.every(lets(event))).join(", "))
      .filter((events) => events !== "");
  },
});

/** Whether the filter lets an event through, as far as its kind tells. */
function lets(event: string) {
  return ({ type, pattern, excludeMatchedPattern }: Filter): boolean => {
    if (type !== "EVENT") return true;
    const listed = pattern.split(",").some((each) => each.trim().toUpperCase() === event);
    return listed !== excludeMatchedPattern;
  };
}

/** Whether the filter lets only accounts through that are named whole: an id may be a part of a stranger's. */
function namesActors({ type, pattern, excludeMatchedPattern }: Filter): boolean {
  return type === "ACTOR_ACCOUNT_ID" && !excludeMatchedPattern && ANCHORED.test(pattern.trim());
}

// One id, or several in one group or each with its own anchors: ^(1|2)$ and ^1$|^2$, but not ^1|2$.
const ID = String.raw`(?:[\w{}:-]|\\[{}:-])+`;
const WHOLE = String.raw`\^(?:${ID}|\((?:\?:)?${ID}(?:\|${ID})*\))\$`;
const ANCHORED = new RegExp(`^${WHOLE}(?:\\|${WHOLE})*$`);
