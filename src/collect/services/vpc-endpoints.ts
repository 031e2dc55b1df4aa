import {
  DescribeVpcEndpointsCommand,
  DescribeVpcEndpointServicesCommand,
  EC2Client,
  type VpcEndpoint as SdkVpcEndpoint,
} from "@aws-sdk/client-ec2";
import { VpcEndpoint } from "../../resources/vpc-endpoint.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  DescribeVpcEndpoints: call(
    DescribeVpcEndpointsCommand,
    "ec2:DescribeVpcEndpoints",
    { type: VpcEndpoint },
    { page },
  ),
  DescribeVpcEndpointServices: call(
    DescribeVpcEndpointServicesCommand,
    "ec2:DescribeVpcEndpointServices",
    { type: VpcEndpoint, fields: ["policySupported"] },
    { page },
  ),
};
type Context = CollectContext<typeof calls>;

/** Most values that one filter of EC2 takes. */
const FILTER_VALUES = 200;

export default defineCollector({
  service: "vpc-endpoints",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const listed: SdkVpcEndpoint[] = [];
    const endpoints = context.items(
      "DescribeVpcEndpoints",
      { MaxResults: 1000 },
      (output) => output.VpcEndpoints,
    );
    for await (const each of endpoints) listed.push(each);
    const supported = await policySupport(context, listed);
    for (const each of listed) yield endpoint(context, each, supported);
  },
});

function endpoint(
  context: Context,
  item: SdkVpcEndpoint,
  supported: ReadonlyMap<string, boolean> | undefined,
) {
  const { partition, region, account } = context;
  const { VpcEndpointId: id = "", OwnerId: owner = account, ServiceName: service } = item;
  const tags = tagRecord(item.Tags);
  return context.resource(VpcEndpoint, {
    arn: `arn:${partition}:ec2:${region}:${owner}:vpc-endpoint/${id}`,
    id,
    name: tags["Name"] || id,
    tags,
    vpcId: item.VpcId,
    ownerId: owner,
    kind: item.VpcEndpointType ?? "Gateway",
    serviceName: service || null,
    state: (item.State ?? "").toLowerCase(),
    requesterManaged: item.RequesterManaged ?? false,
    policy: item.PolicyDocument || null,
    policySupported: supported && (supported.get(service ?? "") ?? null),
  });
}

/** Service name to whether endpoints of it take a policy; undefined when that was not read. */
async function policySupport(
  context: Context,
  endpoints: readonly SdkVpcEndpoint[],
): Promise<Map<string, boolean> | undefined> {
  const names = [...new Set(endpoints.flatMap(({ ServiceName }) => ServiceName || []))];
  const elsewhere = endpoints.flatMap(({ ServiceRegion }) => ServiceRegion || []);
  const ServiceRegions = [...new Set([context.region, ...elsewhere])].sort();
  const supported = new Map<string, boolean>();
  for (let start = 0; start < names.length; start += FILTER_VALUES) {
    // By filter, because a name that AWS does not know makes the call fail.
    const services = await context.readAll(
      "DescribeVpcEndpointServices",
      {
        Filters: [{ Name: "service-name", Values: names.slice(start, start + FILTER_VALUES) }],
        // Without being told, AWS lists those of its own Region only.
        ...(ServiceRegions.length > 1 && { ServiceRegions }),
        MaxResults: 1000,
      },
      (output) => output.ServiceDetails,
    );
    if (!services) return undefined;
    for (const { ServiceName = "", VpcEndpointPolicySupported } of services) {
      supported.set(ServiceName, VpcEndpointPolicySupported ?? false);
    }
  }
  return supported;
}
