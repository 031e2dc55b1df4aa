import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { Ec2Eip } from "../resources/ec2-eip.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { defineFact, type FactInput } from "./define.ts";
import { eipAddress } from "./ec2-eip-keys.ts";
import { findSecurityGroup } from "./find-security-group.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { SHIELD_READS, shieldStateOf } from "./shield-advanced.ts";
import { UnreadError } from "./unread.ts";

const Exposure = z.object({
  address: z.string().describe("Public IPv4 address"),
  protocol: z.string().describe("tcp or udp"),
  fromPort: z.number().describe("First port"),
  toPort: z.number().describe("Last port"),
  securityGroup: z.string().describe("Id of the security group that lets the internet in"),
  shielded: z.boolean().describe("It is an Elastic IP address that Shield Advanced protects"),
  text: z.string().describe("The same in words: tcp 443 at 203.0.113.25"),
});
type Exposure = z.infer<typeof Exposure>;

export const ec2InstanceInternetExposure = defineFact({
  on: Ec2Instance,
  name: "internetExposure",
  schema: z
    .array(Exposure)
    .describe(
      "Ports that security groups open to half of all IPv4 addresses or more, on network interfaces with a public address",
    ),
  reads: {
    [Ec2Instance.type]: [],
    [NetworkInterface.type]: ["instanceId", "groups", "publicAddresses"],
    ...OPENNESS_READS,
    [Ec2Eip.type]: ["publicIp"],
    ...SHIELD_READS,
  },
  compute({ id, account, region }, input) {
    const scope = { account, region };
    // One more interface may be open, so the list has to be whole.
    input.list(NetworkInterface, scope);
    const exposures = input
      .findByKey(NetworkInterface, scope, ownInstance, id)
      .flatMap((each) => exposuresOf(each, input));
    return exposures.filter(
      ({ text }, index) => exposures.findIndex((other) => other.text === text) === index,
    );
  },
});

type Interface = ResourceOf<typeof NetworkInterface>;

function exposuresOf(networkInterface: Interface, input: FactInput): Exposure[] {
  const { account, region, publicAddresses, groups } = networkInterface;
  if (publicAddresses.length === 0) return [];
  const open = groups.flatMap((securityGroup) =>
    openPorts(networkInterface, securityGroup, input).map((ports) => ({ securityGroup, ports })),
  );
  if (open.length === 0) return [];
  return publicAddresses.flatMap((address) => {
    const shielded = isShielded(address, { account, region }, input);
    return open.map(({ securityGroup, ports: { protocol, fromPort, toPort } }) => ({
      address,
      protocol,
      fromPort,
      toPort,
      securityGroup,
      shielded,
      text: `${protocol} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`} at ${address}`,
    }));
  });
}

function openPorts(networkInterface: Interface, id: string, input: FactInput): InternetPorts[] {
  const group = findSecurityGroup(id, networkInterface, "groups", input);
  const { known, gaps } = openness(group, input);
  if (gaps.length > 0) throw new UnreadError(gaps);
  return known.filter(({ version }) => version === "IPv4");
}

function isShielded(
  address: string,
  scope: { readonly account: string; readonly region: string },
  input: FactInput,
): boolean {
  const [elastic] = input.findByKey(Ec2Eip, scope, eipAddress, address);
  return elastic !== undefined && shieldStateOf(elastic, input) === "protected";
}

const ownInstance = ({ instanceId }: Interface): readonly string[] =>
  instanceId === null ? [] : [instanceId];
