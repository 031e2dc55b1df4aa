import { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact, type Fact } from "./define.ts";

/** A fact that tells whether the Region of a resource has anything of some types: what it is for. */
export function inUseFact(
  on: ResourceType,
  name: string,
  types: readonly ResourceType[],
  things: string,
): Fact {
  return defineFact({
    on,
    name,
    schema: z.boolean().describe(`The Region has ${things}`),
    reads: Object.fromEntries([on, ...types].map(({ type }) => [type, []])),
    compute: ({ account, region }, input) =>
      decided(
        anyOf(
          ...types.map((type) => () => input.find(type, { account, region }, () => true) !== null),
        ),
      ),
  });
}
