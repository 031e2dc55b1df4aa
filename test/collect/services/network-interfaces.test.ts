import { expect, test } from "vitest";
import { NetworkInterface } from "../../../src/resources/network-interface.ts";
import { collectWith } from "../../support/collect-with.ts";

test("public addresses of every private one are kept, descriptions are not", async () => {
  const { resources } = await collectWith("network-interfaces", {
    DescribeNetworkInterfaces: () => ({
      body: `<DescribeNetworkInterfacesResponse><networkInterfaceSet><item>
        <networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>
        <description>written by somebody</description><ownerId>123456789012</ownerId><requesterManaged>false</requesterManaged>
        <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet>
        <attachment><instanceId>i-1</instanceId></attachment><interfaceType>interface</interfaceType>
        <privateIpAddressesSet>
          <item><privateIpAddress>10.0.0.1</privateIpAddress><association><publicIp>198.51.100.1</publicIp></association></item>
          <item><privateIpAddress>10.0.0.2</privateIpAddress></item>
          <item><privateIpAddress>10.0.0.3</privateIpAddress><association><publicIp>198.51.100.3</publicIp></association></item>
        </privateIpAddressesSet>
        <ipv6AddressesSet><item><ipv6Address>2001:db8::1</ipv6Address></item></ipv6AddressesSet>
        </item></networkInterfaceSet></DescribeNetworkInterfacesResponse>`,
    }),
  });
  expect(resources).toMatchObject([
    {
      name: "eni-1",
      groups: ["sg-1"],
      kind: "interface",
      instanceId: "i-1",
      publicAddresses: ["198.51.100.1", "198.51.100.3"],
      ipv6Addresses: ["2001:db8::1"],
      requesterManaged: false,
      requesterId: null,
    },
  ]);
  expect(NetworkInterface.fields.safeParse(resources[0]).error).toBeUndefined();
  expect(JSON.stringify(resources)).not.toContain("somebody");
});
