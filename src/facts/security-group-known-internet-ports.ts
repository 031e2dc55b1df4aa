import { z } from "zod";
import { SecurityGroup } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { InternetPorts } from "./internet-ports.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";

export const securityGroupKnownInternetPorts = defineFact({
  on: SecurityGroup,
  name: "knownInternetPorts",
  schema: z
    .array(InternetPorts)
    .describe(
      "The part of `internetPorts` that is certain in any case: prefix lists that could not be read count as empty",
    ),
  reads: OPENNESS_READS,
  compute: (group, input) => [...openness(group, input).known],
});
