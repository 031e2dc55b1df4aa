import { z } from "zod";
import { SecurityGroup, type SecurityGroupPermission } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { peers, permissionText } from "./security-group-text.ts";

const Texts = z.array(z.string());

export const securityGroupRuleTexts = defineFact({
  on: SecurityGroup,
  name: "ruleTexts",
  schema: z
    .object({
      ingress: Texts.describe("Such as: tcp 22 from 0.0.0.0/0"),
      egress: Texts.describe("Such as: all traffic to 0.0.0.0/0"),
    })
    .describe("Its rules in words, one for each protocol, ports and peer"),
  reads: { [SecurityGroup.type]: ["ingress", "egress"] },
  compute: ({ id, ingress, egress }) => ({
    ingress: ingress.flatMap((permission) => texts(permission, "from", id)),
    egress: egress.flatMap((permission) => texts(permission, "to", id)),
  }),
});

function texts(permission: SecurityGroupPermission, preposition: string, id: string): string[] {
  return peers(permission).map(
    (peer) =>
      `${permissionText(permission)} ${preposition} ${peer === id ? "its own members" : peer}`,
  );
}
