import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import { defineFact } from "./define.ts";
import { interfaceGroups } from "./network-interface-keys.ts";

/** So many interfaces show a reader where to look; a group may have thousands. */
const MOST_EXAMPLES = 5;

export const securityGroupAttachments = defineFact({
  on: SecurityGroup,
  name: "attachments",
  schema: z
    .object({
      networkInterfaces: z.number().describe("How many"),
      withPublicAddress: z.number().describe("How many of them have a public IPv4 address"),
      withIpv6Address: z
        .number()
        .describe(
          "How many of them have an IPv6 address, which is public where the subnet routes to an internet gateway",
        ),
      examples: z.array(z.string()).describe("Some of them, those with a public address first"),
    })
    .describe("Which network interfaces have the group"),
  reads: {
    [NetworkInterface.type]: ["groups", "instanceId", "kind", "publicAddresses", "ipv6Addresses"],
  },
  compute({ id, account, region }, input) {
    // The list has to be whole, or the numbers would be too small.
    input.list(NetworkInterface, { account, region });
    const found = input.findByKey(NetworkInterface, { account, region }, interfaceGroups, id);
    const isPublic = (each: Interface) => each.publicAddresses.length > 0;
    const examples = found.toSorted((a, b) => Number(isPublic(b)) - Number(isPublic(a)));
    return {
      networkInterfaces: found.length,
      withPublicAddress: found.filter(isPublic).length,
      withIpv6Address: found.filter(({ ipv6Addresses }) => ipv6Addresses.length > 0).length,
      examples: examples.slice(0, MOST_EXAMPLES).map(text),
    };
  },
});

type Interface = ResourceOf<typeof NetworkInterface>;

function text({ id, instanceId, kind, publicAddresses }: Interface): string {
  const of = instanceId ?? kind;
  const at = publicAddresses.length === 0 ? "" : ` at ${publicAddresses.join(", ")}`;
  return `${id} (${of})${at}`;
}
