import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import { GuardDutyDetector } from "../resources/guardduty-detector.ts";
import { defineFact } from "./define.ts";

/** Whether GuardDuty watches the Region. */
export const accountRegionGuardDuty = defineFact({
  on: AccountRegion,
  name: "guardDuty",
  schema: z
    .enum(["ENABLED", "DISABLED", "NOT_OFFERED"])
    .nullable()
    .describe(
      "Status of the GuardDuty detector of the Region; null without one, NOT_OFFERED where there is no GuardDuty",
    ),
  reads: { [GuardDutyDetector.type]: ["status"] },
  compute({ account, region }, input) {
    const scope = { account, region };
    if (!input.offers(GuardDutyDetector, scope)) return "NOT_OFFERED";
    const enabled = input.find(GuardDutyDetector, scope, ({ status }) => status === "ENABLED");
    if (enabled !== null) return "ENABLED";
    return input.list(GuardDutyDetector, scope).length > 0 ? "DISABLED" : null;
  },
});
