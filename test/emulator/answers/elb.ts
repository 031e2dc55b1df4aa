import {
  DescribeLoadBalancerAttributesCommand as DescribeClassicAttributesCommand,
  DescribeLoadBalancerPoliciesCommand,
  type PolicyAttributeDescription,
} from "@aws-sdk/client-elastic-load-balancing";
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type LoadBalancerTypeEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Answer, answer } from "../answers.ts";

const DEFAULTS = { "access_logs.s3.enabled": "false", "deletion_protection.enabled": "false" };
const DEFAULTS_OF: Readonly<Record<LoadBalancerTypeEnum, Readonly<Record<string, string>>>> = {
  application: {
    ...DEFAULTS,
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
  },
  network: { ...DEFAULTS, "load_balancing.cross_zone.enabled": "false" },
  gateway: {
    "deletion_protection.enabled": "false",
    "load_balancing.cross_zone.enabled": "false",
  },
};

/** Versions of TLS in the predefined policies of Classic Load Balancers that the seed uses. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  "ELBSecurityPolicy-2016-08": ["TLSv1", "TLSv1.1", "TLSv1.2"],
  "ELBSecurityPolicy-TLS-1-2-2017-01": ["TLSv1.2"],
};
const VERSIONS = ["SSLv2", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"];

/**
 * Load balancers as AWS describes them: moto has few attributes until they are set, no desync mode of Classic Load
 * Balancers, and does not spell out what a predefined policy comes to.
 */
export function elbAnswers(): Answer[] {
  return [
    answer(DescribeLoadBalancerAttributesCommand, async ({ input, forward, ask }) => {
      const { Attributes = [] } = await forward();
      const { LoadBalancers } = await ask(DescribeLoadBalancersCommand, {
        LoadBalancerArns: [input.LoadBalancerArn ?? ""],
      });
      const kind = LoadBalancers?.[0]?.Type ?? "application";
      const set = Object.fromEntries(Attributes.map(({ Key = "", Value = "" }) => [Key, Value]));
      // moto says of every load balancer that it does not spread requests over zones.
      if (kind === "application") set["load_balancing.cross_zone.enabled"] = "true";
      const all = Object.entries({ ...DEFAULTS_OF[kind], ...set });
      return { Attributes: all.map(([Key, Value]) => ({ Key, Value })) };
    }),
    answer(DescribeClassicAttributesCommand, async ({ forward }) => {
      const { LoadBalancerAttributes: attributes } = await forward();
      const Key = "elb.http.desyncmitigationmode";
      const set = attributes?.AdditionalAttributes ?? [];
      return {
        LoadBalancerAttributes: {
          ...attributes,
          AdditionalAttributes: set.some((each) => each.Key === Key)
            ? set
            : [...set, { Key, Value: "defensive" }],
        },
      };
    }),
    answer(DescribeLoadBalancerPoliciesCommand, async ({ forward }) => {
      const { PolicyDescriptions = [] } = await forward();
      return {
        PolicyDescriptions: PolicyDescriptions.map((policy) => ({
          ...policy,
          PolicyAttributeDescriptions: spelledOut(policy.PolicyAttributeDescriptions),
        })),
      };
    }),
  ];
}

function spelledOut(set: readonly PolicyAttributeDescription[] = []): PolicyAttributeDescription[] {
  const reference = set.find(({ AttributeName }) => AttributeName === "Reference-Security-Policy");
  const protocols = PROTOCOLS[reference?.AttributeValue ?? ""];
  if (protocols === undefined) return [...set];
  return [
    ...set,
    ...VERSIONS.map((version) => ({
      AttributeName: `Protocol-${version}`,
      AttributeValue: String(protocols.includes(version)),
    })),
  ];
}
