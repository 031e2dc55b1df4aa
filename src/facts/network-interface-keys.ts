import type { ResourceOf } from "../resources/define.ts";
import type { NetworkInterface } from "../resources/network-interface.ts";

type Interface = ResourceOf<typeof NetworkInterface>;

// Keys for `findByKey`; one function for all facts, because indexes are kept by it.

/** The VPC that a network interface is in. */
export function interfaceVpc({ vpcId }: Interface): readonly string[] {
  return [vpcId];
}

/** The security groups of a network interface. */
export function interfaceGroups({ groups }: Interface): readonly string[] {
  return groups;
}

/** The public IPv4 addresses of a network interface. */
export function interfaceAddresses({ publicAddresses }: Interface): readonly string[] {
  return publicAddresses;
}
