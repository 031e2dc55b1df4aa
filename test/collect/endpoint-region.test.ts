import { expect, test } from "vitest";
import { endpointRegionOf } from "../../src/collect/endpoint-region.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";

const endpointOf = async (service: string, region: string, partition = "aws") => {
  const collector = (await COLLECTORS[service]?.())?.default;
  return endpointRegionOf(collector ?? {}, region, partition);
};

test("calls about a Region go to that Region", async () => {
  expect(await endpointOf("kms", "eu-west-1")).toBe("eu-west-1");
  expect(await endpointOf("globalaccelerator", "eu-west-1")).toBe("eu-west-1");
});

test.each([
  ["shield", "aws", "us-east-1"],
  ["iam", "aws-cn", "cn-north-1"],
  ["iam", "aws-us-gov", "us-gov-west-1"],
  ["globalaccelerator", "aws", "us-west-2"],
  ["globalaccelerator", "aws-cn", "cn-north-1"],
])("outside of Regions %s in %s is asked in %s", async (service, partition, region) => {
  expect(await endpointOf(service, "global", partition)).toBe(region);
});
