import type { ResourceOf } from "../resources/define.ts";
import type { Ec2Eip } from "../resources/ec2-eip.ts";

/** Key for `findByKey`: the address. One function for all facts, because indexes are kept by it. */
export function eipAddress({ publicIp }: ResourceOf<typeof Ec2Eip>): readonly string[] {
  return [publicIp];
}
