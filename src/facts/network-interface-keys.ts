import type { ResourceOf } from "../resources/define.ts";
import type { NetworkInterface } from "../resources/network-interface.ts";

type Interface = ResourceOf<typeof NetworkInterface>;

// Keys for `findByKey`; one function for all facts, because indexes are kept by it.

export function interfaceVpc({ vpcId }: Interface): readonly string[] {
  return [vpcId];
}

export function interfaceGroups({ groups }: Interface): readonly string[] {
  return groups;
}
