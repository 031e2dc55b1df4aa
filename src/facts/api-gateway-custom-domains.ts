import { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type Fact } from "./define.ts";
import { DOMAIN_READS, domainsOf } from "./api-gateway-domains.ts";

/** The fact `customDomains` of a type of API. */
export function customDomainsFact(on: ResourceType): Fact {
  return defineFact({
    on,
    name: "customDomains",
    schema: z
      .array(z.string())
      .describe("Custom domain names of the Region with a mapping to the API"),
    reads: { [on.type]: [], ...DOMAIN_READS },
    compute: (api, input) => domainsOf(api, input).map(({ name }) => name),
  });
}
