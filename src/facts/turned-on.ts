import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type Fact } from "./define.ts";

/** A fact that tells whether a service was turned on in a Region: then it has a resource of the type there. */
export function turnedOnFact(name: string, type: ResourceType, meaning: string): Fact {
  return defineFact({
    on: AccountRegion,
    name,
    schema: z.enum(["on", "off", "not offered"]).describe(meaning),
    reads: { [type.type]: [] },
    compute({ account, region }, input) {
      const scope = { account, region };
      if (!input.offers(type, scope)) return "not offered";
      return input.find(type, scope, () => true) === null ? "off" : "on";
    },
  });
}
