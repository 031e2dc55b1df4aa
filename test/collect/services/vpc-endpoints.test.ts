import { expect, test } from "vitest";
import { VpcEndpoint } from "../../../src/resources/vpc-endpoint.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

function endpoints(...items: string[]): Answer {
  const set = items.map(
    (item, index) => `<item><vpcEndpointId>vpce-${index}</vpcEndpointId>${item}</item>`,
  );
  return () => ({
    body: `<DescribeVpcEndpointsResponse><vpcEndpointSet>${set.join("")}</vpcEndpointSet></DescribeVpcEndpointsResponse>`,
  });
}

function services(...names: [name: string, supported: boolean][]): { body: string } {
  const set = names.map(
    ([name, supported]) =>
      `<item><serviceName>${name}</serviceName><vpcEndpointPolicySupported>${supported}</vpcEndpointPolicySupported></item>`,
  );
  return {
    body: `<DescribeVpcEndpointServicesResponse><serviceDetailSet>${set.join("")}</serviceDetailSet></DescribeVpcEndpointServicesResponse>`,
  };
}

const KMS = "<serviceName>com.amazonaws.us-east-1.kms</serviceName>";
const PARTNER = "<serviceName>com.amazonaws.vpce.us-east-1.vpce-svc-1</serviceName>";
const FAR = `<serviceName>com.amazonaws.eu-west-1.s3</serviceName><serviceRegion>eu-west-1</serviceRegion>`;

test("each service is asked for once, by filter, and in its own Region", async () => {
  const inputs: Readonly<Record<string, unknown>>[] = [];
  const { resources } = await collectWith("vpc-endpoints", {
    DescribeVpcEndpoints: endpoints(KMS, KMS, PARTNER, FAR),
    DescribeVpcEndpointServices: (input) => {
      inputs.push(input);
      return services(
        ["com.amazonaws.us-east-1.kms", true],
        ["com.amazonaws.vpce.us-east-1.vpce-svc-1", false],
      );
    },
  });
  expect(inputs).toMatchObject([
    {
      "Filter.1.Name": "service-name",
      "Filter.1.Value.1": "com.amazonaws.us-east-1.kms",
      "Filter.1.Value.2": "com.amazonaws.vpce.us-east-1.vpce-svc-1",
      "Filter.1.Value.3": "com.amazonaws.eu-west-1.s3",
      "ServiceRegion.1": "eu-west-1",
      "ServiceRegion.2": "us-east-1",
    },
  ]);
  expect(resources.map((each) => each["policySupported"])).toEqual([true, true, false, null]);
});

test("in a Region without endpoints no service is asked for", async () => {
  const { resources, journal } = await collectWith("vpc-endpoints", {
    DescribeVpcEndpoints: endpoints(),
  });
  expect(resources).toEqual([]);
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeVpcEndpoints"]);
});

test("what AWS leaves out is none, and states are in lower case", async () => {
  const { resources, journal } = await collectWith("vpc-endpoints", {
    DescribeVpcEndpoints: endpoints(
      "<vpcId>vpc-1</vpcId><vpcEndpointType>Resource</vpcEndpointType><state>Available</state>",
    ),
  });
  expect(resources).toMatchObject([
    {
      kind: "Resource",
      serviceName: null,
      policy: null,
      policySupported: null,
      state: "available",
    },
  ]);
  expect(VpcEndpoint.fields.safeParse(resources[0]).error).toBeUndefined();
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeVpcEndpoints"]);
});

test("services are not asked for when no rule needs their answer", async () => {
  const { resources, journal } = await collectWith(
    "vpc-endpoints",
    { DescribeVpcEndpoints: endpoints(KMS) },
    { needs: new Map([[VpcEndpoint.type, new Set(["policy"])]]) },
  );
  expect(resources[0]).not.toHaveProperty("policySupported");
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeVpcEndpoints"]);
});

test("services that may not be listed leave a gap, and the endpoints are there", async () => {
  const { resources, gaps } = await collectWith("vpc-endpoints", {
    DescribeVpcEndpoints: endpoints(KMS),
    DescribeVpcEndpointServices: () => ({
      status: 403,
      body: "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
    }),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("policySupported");
  expect(gaps).toMatchObject([
    { field: "policySupported", permission: "ec2:DescribeVpcEndpointServices", reason: "denied" },
  ]);
});
