import {
  type ApiMapping,
  CreateApiMappingCommand,
  CreateDomainNameCommand,
  CreateRoutingRuleCommand,
  GetApiMappingsCommand,
  GetDomainNamesCommand,
  ListRoutingRulesCommand,
  type RoutingMode,
  type RoutingRule,
} from "@aws-sdk/client-apigatewayv2";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** Mappings and routing rules of custom domain names: moto takes no mapping to a REST API, and has no rules. */
export function apigatewayv2Answers(): Answer[] {
  const mappings = new Map<string, ApiMapping[]>();
  const modes = new Map<string, RoutingMode>();
  const rules = new Map<string, RoutingRule[]>();

  return [
    answer(CreateApiMappingCommand, ({ input, region }) => {
      const key = `${region} ${input.DomainName}`;
      const present = mappings.get(key) ?? [];
      const mapping: ApiMapping = {
        ApiId: input.ApiId,
        ApiMappingId: String(present.length + 1).padStart(6, "m"),
        ApiMappingKey: input.ApiMappingKey,
        Stage: input.Stage,
      };
      mappings.set(key, [...present, mapping]);
      return mapping;
    }),
    answer(GetApiMappingsCommand, ({ input, region }) => {
      const found = mappings.get(`${region} ${input.DomainName}`) ?? [];
      const { items, next } = page(found, Number(input.MaxResults ?? 25), input.NextToken);
      return { Items: items, NextToken: next };
    }),
    answer(CreateDomainNameCommand, async ({ input, region, forward }) => {
      const { RoutingMode = "API_MAPPING_ONLY" } = input;
      modes.set(`${region} ${input.DomainName}`, RoutingMode);
      return { ...(await forward()), RoutingMode };
    }),
    answer(GetDomainNamesCommand, async ({ region, forward }) => {
      const output = await forward();
      return {
        ...output,
        Items: output.Items?.map((each) => ({
          ...each,
          RoutingMode: modes.get(`${region} ${each.DomainName}`),
        })),
      };
    }),
    answer(CreateRoutingRuleCommand, ({ input, region }) => {
      const key = `${region} ${input.DomainName}`;
      const present = rules.get(key) ?? [];
      const RoutingRuleId = String(present.length + 1).padStart(6, "r");
      const rule: RoutingRule = {
        Actions: input.Actions,
        Conditions: input.Conditions,
        Priority: input.Priority,
        RoutingRuleArn: `arn:aws:apigateway:${region}:${ACCOUNT}:/domainnames/${input.DomainName}/routingrules/${RoutingRuleId}`,
        RoutingRuleId,
      };
      rules.set(key, [...present, rule]);
      return rule;
    }),
    answer(ListRoutingRulesCommand, ({ input, region }) => {
      const found = rules.get(`${region} ${input.DomainName}`) ?? [];
      const { items, next } = page(found, input.MaxResults ?? 25, input.NextToken);
      return { RoutingRules: items, NextToken: next };
    }),
  ];
}
