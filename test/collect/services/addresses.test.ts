import { expect, test } from "vitest";
import { Ec2Eip } from "../../../src/resources/ec2-eip.ts";
import { collectWith } from "../../support/collect-with.ts";

const item = (members: Readonly<Record<string, string>>) =>
  `<item>${Object.entries(members)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("")}</item>`;
const body = (...items: string[]) =>
  `<DescribeAddressesResponse><addressesSet>${items.join("")}</addressesSet></DescribeAddressesResponse>`;
const collect = (...items: string[]) =>
  collectWith("addresses", { DescribeAddresses: () => ({ body: body(...items) }) });

test("tells what has an address, and who keeps it", async () => {
  const { resources, gaps, journal } = await collect(
    item({
      publicIp: "203.0.113.25",
      allocationId: "eipalloc-1",
      instanceId: "i-1",
      networkInterfaceId: "eni-1",
      tagSet: "<item><key>Name</key><value>shop</value></item>",
    }),
    item({ publicIp: "203.0.113.26", allocationId: "eipalloc-2", instanceId: "" }),
    item({ publicIp: "203.0.113.27", allocationId: "eipalloc-3", serviceManaged: "alb" }),
    item({ carrierIp: "203.0.113.28", allocationId: "eipalloc-4" }),
  );
  expect(gaps).toEqual([]);
  expect(journal).toMatchObject([{ operation: "DescribeAddresses", calls: 1 }]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-1",
      name: "shop",
      publicIp: "203.0.113.25",
      instanceId: "i-1",
      networkInterfaceId: "eni-1",
      serviceManaged: null,
    },
    { name: "203.0.113.26", instanceId: null, networkInterfaceId: null },
    { serviceManaged: "alb" },
    { publicIp: "203.0.113.28" },
  ]);
  for (const each of resources) expect(Ec2Eip.fields.safeParse(each).error).toBeUndefined();
});

test("a Region without addresses costs one call", async () => {
  const { resources, journal } = await collect();
  expect(resources).toEqual([]);
  expect(journal).toMatchObject([{ calls: 1 }]);
});
