import {
  DescribeVerifiedAccessEndpointsCommand,
  DescribeVerifiedAccessInstancesCommand,
  EC2Client,
  type VerifiedAccessInstance as Instance,
} from "@aws-sdk/client-ec2";
import { VerifiedAccessInstance } from "../../resources/verified-access-instance.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  // EC2 answers everywhere; where it has no Verified Access it does not know the operation.
  DescribeVerifiedAccessInstances: call(
    DescribeVerifiedAccessInstancesCommand,
    "ec2:DescribeVerifiedAccessInstances",
    { type: VerifiedAccessInstance },
    { page, none: ["InvalidAction", "UnsupportedOperation"] },
  ),
  DescribeVerifiedAccessEndpoints: call(
    DescribeVerifiedAccessEndpointsCommand,
    "ec2:DescribeVerifiedAccessEndpoints",
    { type: VerifiedAccessInstance, fields: ["endpoints"] },
    { page },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "verifiedaccess",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const listed: Instance[] = [];
    const instances = context.items(
      "DescribeVerifiedAccessInstances",
      {},
      (output) => output.VerifiedAccessInstances,
    );
    for await (const instance of instances) listed.push(instance);
    if (listed.length === 0) return;
    const endpoints = await endpointsByInstance(context);
    for (const instance of listed) {
      const id = instance.VerifiedAccessInstanceId ?? "";
      const tags = tagRecord(instance.Tags);
      yield context.resource(VerifiedAccessInstance, {
        arn: `arn:${partition}:ec2:${region}:${account}:verified-access-instance/${id}`,
        id,
        name: tags["Name"] ?? id,
        tags,
        endpoints: endpoints && (endpoints.get(id) ?? []),
      });
    }
  },
});

async function endpointsByInstance(context: Context): Promise<Map<string, string[]> | undefined> {
  const endpoints = await context.readAll(
    "DescribeVerifiedAccessEndpoints",
    {},
    (output) => output.VerifiedAccessEndpoints,
  );
  if (!endpoints) return undefined;
  const byInstance = new Map<string, string[]>();
  for (const {
    VerifiedAccessInstanceId: of = "",
    VerifiedAccessEndpointId: id = "",
    Status: status,
  } of endpoints) {
    // Deleted endpoints stay in the list for a while.
    if (status?.Code !== "deleted" && status?.Code !== "deleting") {
      byInstance.set(of, [...(byInstance.get(of) ?? []), id]);
    }
  }
  return byInstance;
}
