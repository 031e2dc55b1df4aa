import { z } from "zod";
import { SecurityGroup } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { InternetPorts } from "./internet-ports.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { UnreadError } from "./unread.ts";

export const securityGroupInternetPorts = defineFact({
  on: SecurityGroup,
  name: "internetPorts",
  schema: z
    .array(InternetPorts)
    .describe(
      "TCP and UDP ports that `ingress` opens to the internet: to half of all IPv4 addresses or of 2000::/3, or " +
        "more, by CIDR blocks and customer prefix lists; unknown when a prefix list could not be read",
    ),
  reads: OPENNESS_READS,
  compute(group, input) {
    const { known, gaps } = openness(group, input);
    if (gaps.length > 0) throw new UnreadError(gaps);
    return [...known];
  },
});
