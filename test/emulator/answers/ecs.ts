import { ListTaskDefinitionFamiliesCommand } from "@aws-sdk/client-ecs";
import { type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** ECS as AWS answers it: moto has no pages of families. */
export function ecsAnswers(): Answer[] {
  return [
    answer(ListTaskDefinitionFamiliesCommand, async ({ input, forward }) => {
      const { families = [] } = await forward();
      const { items, next } = page(families, input.maxResults ?? 100, input.nextToken);
      return { families: items, nextToken: next };
    }),
  ];
}
