import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { LoadBalancer } from "../../resources/load-balancer.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  DescribeLoadBalancers: call(
    DescribeLoadBalancersCommand,
    "elasticloadbalancing:DescribeLoadBalancers",
    { type: LoadBalancer },
    { page: ["NextMarker", "Marker"] },
  ),
};

export default defineCollector({
  service: "elb",
  scope: "regional",
  client: ElasticLoadBalancingV2Client,
  calls,
  async *collect(context) {
    const listed = context.items("DescribeLoadBalancers", {}, (output) => output.LoadBalancers);
    for await (const balancer of listed) {
      const arn = balancer.LoadBalancerArn ?? "";
      yield context.resource(LoadBalancer, {
        arn,
        id: arn.split("/").at(-1) ?? arn,
        name: balancer.LoadBalancerName ?? arn,
        kind: balancer.Type,
        scheme: balancer.Scheme ?? null,
        state: balancer.State?.Code,
        dnsName: balancer.DNSName ?? null,
      });
    }
  },
});
