import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import { ConfigConfigurationRecorder } from "../resources/config-configuration-recorder.ts";
import { defineFact } from "./define.ts";

/** Whether AWS Config records the Region. */
export const accountRegionConfigRecorder = defineFact({
  on: AccountRegion,
  name: "configRecorder",
  schema: z
    .enum(["recording", "stopped", "none"])
    .describe("The customer managed recorder of AWS Config in the Region"),
  reads: { [ConfigConfigurationRecorder.type]: ["recording"] },
  compute({ account, region }, input) {
    const scope = { account, region };
    const active = input.find(ConfigConfigurationRecorder, scope, ({ recording }) => recording);
    if (active !== null) return "recording";
    return input.list(ConfigConfigurationRecorder, scope).length > 0 ? "stopped" : "none";
  },
});
