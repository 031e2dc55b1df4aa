import { z } from "zod";
import type { Fact } from "../facts/define.ts";
import { FACTS } from "../facts/index.ts";
import { ResourceIdentity } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";

/** Everything that a rule may read of a resource type: identity, own fields and facts. */
export function fieldsOf(type: ResourceType, facts: readonly Fact[] = FACTS): z.ZodObject {
  const added = facts
    .filter((fact) => fact.on.type === type.type)
    .map((fact) => [fact.name, fact.schema] as const);
  return z.object({
    ...ResourceIdentity.shape,
    ...type.fields.shape,
    ...Object.fromEntries(added),
  });
}
