import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { SNAPSHOT_FORMAT } from "../../src/model/snapshot.ts";
import { Ec2Eip } from "../../src/resources/ec2-eip.ts";
import { Ec2Instance } from "../../src/resources/ec2-instance.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import { NetworkInterface } from "../../src/resources/network-interface.ts";
import { SecurityGroup } from "../../src/resources/security-group.ts";
import { ShieldProtection } from "../../src/resources/shield-protection.ts";
import { ShieldSubscription } from "../../src/resources/shield-subscription.ts";

const { example } = Ec2Instance;
const networkInterface = (id: string, more: object = {}) => ({
  ...NetworkInterface.example,
  id,
  arn: `arn:aws:ec2:us-east-1:123456789012:network-interface/${id}`,
  instanceId: example.id,
  publicAddresses: ["203.0.113.25"],
  groups: ["sg-1"],
  ...more,
});
const group = (
  id: string,
  protocol: string,
  ports: [number, number] | null,
  cidr = "0.0.0.0/0",
) => ({
  ...SecurityGroup.example,
  id,
  arn: `arn:aws:ec2:us-east-1:123456789012:security-group/${id}`,
  ingress: [
    {
      protocol,
      fromPort: ports?.[0] ?? null,
      toPort: ports?.[1] ?? null,
      ipv4Cidrs: cidr.includes(":") ? [] : [cidr],
      ipv6Cidrs: cidr.includes(":") ? [cidr] : [],
      prefixListIds: [],
      groups: [],
    },
  ],
});
const web = group("sg-1", "tcp", [443, 443]);

function exposure(others: readonly Resource[], gaps: readonly Gap[] = []): unknown {
  const header = {
    format: SNAPSHOT_FORMAT as 1,
    tool: "test",
    takenAt: "2026-06-01T00:00:00.000Z",
    account: example.account,
    partition: "aws",
    regions: ["us-east-1"],
    everyRegion: true,
    services: RESOURCE_TYPES.map(({ service }) => service),
  };
  const resources = [example, ...others];
  const store = new SnapshotStore({ header, resources, gaps, partial: false }, FACTS);
  return store.resources(Ec2Instance.type)[0]?.["internetExposure"];
}
const texts = (...others: readonly Resource[]) =>
  (exposure(others) as { text: string }[]).map(({ text }) => text);
const gap = (type: string, more: Partial<Gap> = {}): Gap => ({
  type,
  account: example.account,
  region: "us-east-1",
  service: "s",
  operation: "o",
  permission: "p",
  reason: "denied",
  message: "",
  ...more,
});

test("ports of each group, at each address", () => {
  const both = networkInterface("eni-1", {
    groups: ["sg-1", "sg-2"],
    publicAddresses: ["203.0.113.25", "203.0.113.26"],
  });
  expect(texts(both, web, group("sg-2", "udp", [5000, 5010]))).toEqual([
    "tcp 443 at 203.0.113.25",
    "udp 5000-5010 at 203.0.113.25",
    "tcp 443 at 203.0.113.26",
    "udp 5000-5010 at 203.0.113.26",
  ]);
});

test("two groups that open the same port are told once", () => {
  const both = networkInterface("eni-1", { groups: ["sg-1", "sg-2"] });
  expect(texts(both, web, group("sg-2", "tcp", [443, 443]))).toEqual(["tcp 443 at 203.0.113.25"]);
});

test.each([
  ["the interface is another instance's", networkInterface("eni-1", { instanceId: "i-2" }), web],
  ["the interface has no public address", networkInterface("eni-1", { publicAddresses: [] }), web],
  ["only IPv6 is open", networkInterface("eni-1"), group("sg-1", "tcp", [443, 443], "::/0")],
  ["only an office", networkInterface("eni-1"), group("sg-1", "tcp", [443, 443], "192.0.2.0/24")],
])("no exposure: %s", (_, ...others) => {
  expect(exposure(others)).toEqual([]);
});

const elastic = { ...Ec2Eip.example, publicIp: "203.0.113.25" };
const eipArn = elastic.arn.replace("elastic-ip", "eip-allocation");
const protection = { ...ShieldProtection.example, resourceArn: eipArn };

test("an Elastic IP address is shielded when a protection names it, under Shield's own name", () => {
  const others = [networkInterface("eni-1"), web, elastic, protection];
  expect(exposure([...others, ShieldSubscription.example])).toMatchObject([{ shielded: true }]);
  // What is left of a subscription that ended protects nothing.
  expect(exposure(others)).toMatchObject([{ shielded: false }]);
});

test("whether Shield protects it is not asked where nothing is open", () => {
  const unread = [gap(ShieldSubscription.type, { region: "global" }), gap(Ec2Eip.type)];
  expect(exposure([networkInterface("eni-1", { groups: [] })], unread)).toEqual([]);
});

test.each([
  ["interfaces", [web], gap(NetworkInterface.type)],
  ["groups", [networkInterface("eni-1")], gap(SecurityGroup.type)],
  ["addresses", [networkInterface("eni-1"), web], gap(Ec2Eip.type)],
  [
    "the subscription",
    [networkInterface("eni-1"), web, elastic],
    gap(ShieldSubscription.type, { region: "global" }),
  ],
])("unknown when %s could not be read", (_, others, unread) => {
  expect(() => exposure(others, [unread])).toThrow(UnreadError);
});
