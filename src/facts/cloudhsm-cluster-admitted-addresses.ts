import { z } from "zod";
import { CloudHsmCluster } from "../resources/cloudhsm-cluster.ts";
import { SecurityGroup, type SecurityGroupPermission } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { findSecurityGroup } from "./find-security-group.ts";
import { permissionText } from "./security-group-text.ts";

/** The ports on which HSMs and their clients speak. */
const FIRST_PORT = 2223;
const LAST_PORT = 2225;
/** The names and the number of TCP, and all protocols. */
const TCP = new Set(["tcp", "6", "-1"]);

const Admitted = z.object({
  range: z.string().describe("A CIDR range or the id of a prefix list"),
  rule: z.string().describe("The ports of the rule, in words"),
});

export const cloudHsmClusterAdmittedAddresses = defineFact({
  on: CloudHsmCluster,
  name: "admittedAddresses",
  schema: z
    .array(Admitted)
    .describe(
      "Address ranges that the security group of the cluster lets reach its HSMs; members of security groups are not " +
        "among them",
    ),
  reads: { [CloudHsmCluster.type]: ["securityGroup"], [SecurityGroup.type]: ["ingress"] },
  compute(cluster, input) {
    const { securityGroup } = cluster;
    if (securityGroup === null) return [];
    const group = findSecurityGroup(securityGroup, cluster, "securityGroup", input);
    return group.ingress.filter(reachesHsms).flatMap((permission) => {
      const { ipv4Cidrs, ipv6Cidrs, prefixListIds } = permission;
      const rule = permissionText(permission);
      return [...ipv4Cidrs, ...ipv6Cidrs, ...prefixListIds].map((range) => ({ range, rule }));
    });
  },
});

function reachesHsms({ protocol, fromPort, toPort }: SecurityGroupPermission): boolean {
  return TCP.has(protocol) && (fromPort ?? 0) <= LAST_PORT && (toPort ?? LAST_PORT) >= FIRST_PORT;
}
