import {
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointServicesCommand,
} from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";
import { FOREIGN_ACCOUNT } from "../seed/context.ts";

/**
 * VPCs as AWS makes them: moto's default group lets its members out, but not in. It cannot filter endpoint services
 * by name either.
 */
export function vpcAnswers(): Answer[] {
  return [
    answer(CreateVpcCommand, async ({ forward, ask }) => {
      const created = await forward();
      const { SecurityGroups } = await ask(DescribeSecurityGroupsCommand, {
        Filters: [{ Name: "vpc-id", Values: [created.Vpc?.VpcId ?? ""] }],
      });
      const GroupId = SecurityGroups?.[0]?.GroupId;
      await ask(AuthorizeSecurityGroupIngressCommand, {
        GroupId,
        IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId }] }],
      });
      return created;
    }),
    answer(DescribeVpcEndpointServicesCommand, ({ input, region }) => {
      const known = filterValues(input).filter((name) =>
        name.startsWith(`com.amazonaws.${region}.`),
      );
      const partners = filterValues(input).filter((name) => name.includes(".vpce-svc-"));
      return {
        ServiceNames: [...known, ...partners],
        ServiceDetails: [
          ...known.map((ServiceName) => detail(ServiceName, "amazon", true)),
          ...partners.map((ServiceName) => detail(ServiceName, FOREIGN_ACCOUNT, false)),
        ],
      };
    }),
  ];
}

function detail(ServiceName: string, Owner: string, VpcEndpointPolicySupported: boolean) {
  return { ServiceName, Owner, VpcEndpointPolicySupported };
}

// Of EC2's query protocol an answer sees the flat form only.
function filterValues(input: object): string[] {
  return Object.entries(input)
    .filter(([key]) => key.startsWith("Filter.1.Value."))
    .map(([, value]) => String(value));
}
