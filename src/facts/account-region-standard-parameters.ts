import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import { defineFact } from "./define.ts";

export const accountRegionStandardParameters = defineFact({
  on: AccountRegion,
  name: "standardParameters",
  schema: z.number().describe("Parameter Store parameters of the Standard tier in the Region"),
  reads: { [SsmParameter.type]: ["tier"] },
  compute: ({ account, region }, input) =>
    input.offers(SsmParameter, { account, region })
      ? input.list(SsmParameter, { account, region }).filter(({ tier }) => tier === "Standard")
          .length
      : 0,
});
