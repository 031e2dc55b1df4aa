import { z } from "zod";
import { SecurityGroup } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { InternetPorts } from "./internet-ports.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";

export const securityGroupPossibleInternetPorts = defineFact({
  on: SecurityGroup,
  name: "possibleInternetPorts",
  schema: z
    .array(InternetPorts)
    .describe(
      "What `internetPorts` can be at most: prefix lists that could not be read count as the whole internet",
    ),
  reads: OPENNESS_READS,
  compute: (group, input) => [...openness(group, input).possible],
});
