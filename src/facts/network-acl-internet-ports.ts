import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { NetworkAcl } from "../resources/network-acl.ts";
import { defineFact } from "./define.ts";
import { ALL_PORTS, internetPorts, InternetPorts, type TrafficRule } from "./internet-ports.ts";

type Entry = ResourceOf<typeof NetworkAcl>["entries"][number];

/** Network ACLs name protocols by number. */
const NAMES: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp" };

export const networkAclInternetPorts = defineFact({
  on: NetworkAcl,
  name: "internetPorts",
  schema: z
    .array(InternetPorts)
    .describe(
      "TCP and UDP ports that the ingress entries, in their order, leave open to the internet: to half of all IPv4 " +
        "addresses or of 2000::/3, or more",
    ),
  reads: { [NetworkAcl.type]: ["entries"] },
  compute: ({ entries }) =>
    internetPorts(
      entries
        .filter(({ egress }) => !egress)
        .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
        .map(trafficRule),
    ),
});

function trafficRule({ ruleNumber, action, protocol, fromPort, toPort, cidr }: Entry): TrafficRule {
  const name = NAMES[protocol] ?? protocol;
  const ports = fromPort === null || toPort === null ? ALL_PORTS : { fromPort, toPort };
  const what = name === "-1" ? "all traffic" : `${name} ${ports.fromPort}-${ports.toPort}`;
  return {
    protocol: name,
    ...ports,
    allows: action === "allow",
    sources: [{ cidr, text: `rule ${ruleNumber} allows ${what} from ${cidr}` }],
  };
}
