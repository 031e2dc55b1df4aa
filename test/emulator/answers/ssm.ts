import {
  DescribeParametersCommand,
  GetResourcePoliciesCommand,
  GetServiceSettingCommand,
  type GetResourcePoliciesResponseEntry,
  type ParameterInlinePolicy,
  type ParameterMetadata,
  PutParameterCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-ssm";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

/** Parameters as AWS answers them: moto has no ARNs, no resource policies, pages of ten, and garbles parameter policies. */
export function ssmAnswers(): Answer[] {
  const policiesByArn = new Map<string, ParameterInlinePolicy[]>();
  const sharingByArn = new Map<string, GetResourcePoliciesResponseEntry[]>();
  const amend = (region: string, parameter: ParameterMetadata): ParameterMetadata => {
    const { Name, LastModifiedDate } = parameter;
    const ARN = arnOf(region, Name);
    const Policies = policiesByArn.get(ARN) ?? [];
    return { ...parameter, ARN, Policies, LastModifiedDate: agedDate(Name, LastModifiedDate) };
  };

  return [
    // moto has no settings of the service; AWS lets documents be shared until somebody forbids it.
    answer(GetServiceSettingCommand, ({ input: { SettingId } }) => ({
      ServiceSetting: { SettingId, SettingValue: "Enable", Status: "Default" },
    })),
    answer(PutParameterCommand, ({ input: { Policies, ...rest }, region, forward }) => {
      policiesByArn.set(arnOf(region, rest.Name), inlinePolicies(Policies));
      return forward(rest);
    }),
    answer(DescribeParametersCommand, async ({ input, region, forward }) => {
      const all: ParameterMetadata[] = [];
      let NextToken: string | undefined;
      do {
        const output = await forward({ ...input, NextToken });
        all.push(...(output.Parameters ?? []));
        NextToken = output.NextToken;
      } while (NextToken !== undefined);
      const { items, next } = page(all, input.MaxResults ?? 10, input.NextToken);
      return { Parameters: items.map((each) => amend(region, each)), NextToken: next };
    }),
    answer(PutResourcePolicyCommand, ({ input: { ResourceArn = "", Policy } }) => {
      const present = sharingByArn.get(ResourceArn) ?? [];
      const entry = {
        PolicyId: `policy-${present.length + 1}`,
        PolicyHash: "0".repeat(64),
        Policy,
      };
      sharingByArn.set(ResourceArn, [...present, entry]);
      return { PolicyId: entry.PolicyId, PolicyHash: entry.PolicyHash };
    }),
    answer(GetResourcePoliciesCommand, ({ input }) => {
      const { MaxResults = 50, NextToken } = input;
      const present = sharingByArn.get(input.ResourceArn ?? "") ?? [];
      const { items, next } = page(present, MaxResults, NextToken);
      return { Policies: items, NextToken: next };
    }),
  ];
}

function arnOf(region: string, name = ""): string {
  return `arn:aws:ssm:${region}:${ACCOUNT}:parameter/${name.replace(/^\//, "")}`;
}

function inlinePolicies(text: string | undefined): ParameterInlinePolicy[] {
  const policies = JSON.parse(text ?? "[]") as { Type: string }[];
  return policies.map((policy) => ({
    PolicyText: JSON.stringify(policy),
    PolicyType: policy.Type,
    PolicyStatus: "Pending",
  }));
}
