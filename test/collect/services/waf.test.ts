import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const REGIONAL = "arn:aws:wafv2:us-east-1:123456789012:regional";
const SHOP = `${REGIONAL}/webacl/shop/1`;
const BLOG = `${REGIONAL}/webacl/blog/2`;
const GROUP = `${REGIONAL}/rulegroup/logins/3`;

const VisibilityConfig = {
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName: "m",
};
const counting = {
  Name: "core",
  Priority: 0,
  VisibilityConfig,
  OverrideAction: { None: {} },
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: "AWS",
      Name: "AWSManagedRulesCommonRuleSet",
      RuleActionOverrides: [{ Name: "NoUserAgent_HEADER", ActionToUse: { Count: {} } }],
    },
  },
};
const ownGroup = {
  Name: "logins",
  Priority: 1,
  VisibilityConfig,
  OverrideAction: { None: {} },
  Statement: { RuleGroupReferenceStatement: { ARN: GROUP } },
};

const denied = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };
const invalid = { status: 400, body: { __type: "WAFInvalidParameterException", message: "type" } };

/** Two web ACLs with the same rules, one of them logged. */
function answers(changes: Record<string, Answer> = {}): Record<string, Answer> {
  return {
    ListWebACLs: () => ({
      body: {
        WebACLs: [
          { Name: "shop", Id: "1", ARN: SHOP },
          { Name: "blog", Id: "2", ARN: BLOG },
        ],
      },
    }),
    GetWebACL: ({ Name, Id }) => ({
      body: {
        WebACL: {
          Name,
          Id,
          ARN: `${REGIONAL}/webacl/${String(Name)}/${String(Id)}`,
          DefaultAction: { Allow: {} },
          VisibilityConfig,
          Rules: [counting, ownGroup],
          DataProtectionConfig: {
            DataProtections: [
              { Field: { FieldType: "SINGLE_HEADER", FieldKeys: ["Cookie"] }, Action: "HASH" },
              { Field: { FieldType: "BODY" }, Action: "HASH" },
            ],
          },
        },
      },
    }),
    ListLoggingConfigurations: ({ LogScope }) => ({
      body: {
        LoggingConfigurations:
          LogScope === "CUSTOMER"
            ? [{ ResourceArn: SHOP, LogDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-x"] }]
            : [],
      },
    }),
    ListResourcesForWebACL: () => ({ body: { ResourceArns: [] } }),
    DescribeManagedRuleGroup: () => ({
      body: { Rules: [{ Name: "NoUserAgent_HEADER", Action: { Block: {} } }] },
    }),
    GetRuleGroup: () => ({
      body: {
        RuleGroup: {
          Name: "logins",
          Id: "3",
          ARN: GROUP,
          Capacity: 1,
          VisibilityConfig,
          Rules: [],
        },
      },
    }),
    ListIPSets: () => ({ body: { IPSets: [] } }),
    ...changes,
  };
}

const calls = async (given: Record<string, Answer>, options = {}) => {
  const { journal } = await collectWith("waf", given, options);
  return Object.fromEntries(journal.map(({ operation, calls: count }) => [operation, count]));
};

test("managed and own rule groups are asked for once, however many web ACLs use them", async () => {
  const { resources, gaps } = await collectWith("waf", answers());
  expect(gaps).toEqual([]);
  expect(resources.map(({ type, name }) => [type, name])).toEqual([
    ["AWS::WAFv2::WebACL", "shop"],
    ["AWS::WAFv2::WebACL", "blog"],
    ["AWS::WAFv2::RuleGroup", "logins"],
  ]);
  expect(resources[1]).toMatchObject({
    protectedHeaders: ["cookie"],
    managedRules: [
      {
        vendor: "AWS",
        name: "AWSManagedRulesCommonRuleSet",
        version: null,
        rules: [{ name: "NoUserAgent_HEADER", action: "BLOCK" }],
      },
    ],
    logging: [],
  });
  expect(await calls(answers())).toMatchObject({ DescribeManagedRuleGroup: 1, GetRuleGroup: 1 });
});

describe("a denied call leaves only its own fields unread", () => {
  test("GetWebACL: the identity remains, and no rule group is asked for", async () => {
    const given = answers({ GetWebACL: () => denied });
    const { resources, gaps } = await collectWith("waf", given);
    expect(resources.map(({ type }) => type)).toEqual(["AWS::WAFv2::WebACL", "AWS::WAFv2::WebACL"]);
    expect(resources[0]).not.toHaveProperty("rules");
    expect(resources[0]).not.toHaveProperty("managedRules");
    expect(resources[0]).toHaveProperty("logging");
    expect(gaps.filter(({ arn }) => arn === SHOP).map(({ field }) => field)).toContain("rules");
  });

  test("DescribeManagedRuleGroup: the gap holds for every web ACL that needed it", async () => {
    const given = answers({ DescribeManagedRuleGroup: () => denied });
    const { resources, gaps } = await collectWith("waf", given);
    for (const acl of resources.slice(0, 2)) {
      expect(acl).toHaveProperty("rules");
      expect(acl).not.toHaveProperty("managedRules");
    }
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ field: "managedRules", reason: "denied" });
    expect(gaps[0]).not.toHaveProperty("arn");
  });

  test("ListLoggingConfigurations of another scope: no log is not the same as none known", async () => {
    const own = answers();
    const given = answers({
      ListLoggingConfigurations: (input) =>
        input["LogScope"] === "SECURITY_LAKE"
          ? denied
          : (own["ListLoggingConfigurations"]?.(input) ?? denied),
    });
    const { resources, gaps } = await collectWith("waf", given);
    expect(resources[1]).not.toHaveProperty("logging");
    expect(gaps).toMatchObject([{ field: "logging", reason: "denied" }]);
    expect(resources[0]).toMatchObject({ logging: [{ scope: "CUSTOMER" }] });
  });
});

test("Security Lake is asked only when a web ACL has no log of its own", async () => {
  const LogDestinationConfigs = ["arn:aws:s3:::aws-waf-logs-x"];
  const logged = answers({
    ListLoggingConfigurations: () => ({
      body: {
        LoggingConfigurations: [SHOP, BLOG].map((ResourceArn) => ({
          ResourceArn,
          LogDestinationConfigs,
          RedactedFields: [{ SingleHeader: { Name: "Authorization" } }, { Method: {} }],
        })),
      },
    }),
  });
  expect(await calls(logged)).toMatchObject({ ListLoggingConfigurations: 1 });
  expect(await calls(answers())).toMatchObject({ ListLoggingConfigurations: 3 });
  const { resources } = await collectWith("waf", logged);
  expect(resources[0]).toMatchObject({ logging: [{ redactedHeaders: ["authorization"] }] });
});

test("the log of one web ACL is told alike, whatever the others have", async () => {
  const everywhere = (arns: string[]) =>
    arns.map((ResourceArn) => ({ ResourceArn, LogDestinationConfigs: ["arn:aws:s3:::x"] }));
  const given = answers({
    ListLoggingConfigurations: ({ LogScope }) => ({
      body: { LoggingConfigurations: everywhere(LogScope === "CUSTOMER" ? [SHOP] : [SHOP, BLOG]) },
    }),
  });
  const { resources } = await collectWith("waf", given);
  expect(resources.slice(0, 2)).toMatchObject([
    { logging: [{ scope: "CUSTOMER" }] },
    { logging: [{ scope: "SECURITY_LAKE" }] },
  ]);
});

describe("what a web ACL protects", () => {
  test("a type that WAF does not know in the Region means that nothing of it is protected", async () => {
    const given = answers({
      ListResourcesForWebACL: ({ ResourceType: type }) =>
        type === "APP_RUNNER_SERVICE"
          ? invalid
          : { body: { ResourceArns: [`arn:${String(type)}`] } },
    });
    const { resources, gaps } = await collectWith("waf", given);
    expect(gaps).toEqual([]);
    expect(resources[0]).toMatchObject({
      appRunnerServices: [],
      userPools: ["arn:COGNITO_USER_POOL"],
      loadBalancers: ["arn:APPLICATION_LOAD_BALANCER"],
    });
  });

  test("only the types that rules ask for, and nothing else of the web ACL", async () => {
    const needs = new Map([["AWS::WAFv2::WebACL", new Set(["userPools"])]]);
    expect(await calls(answers(), { needs })).toEqual({
      ListWebACLs: 1,
      ListResourcesForWebACL: 2,
    });
  });

  test("web ACLs of the CLOUDFRONT scope are not asked: distributions tell it themselves", async () => {
    const made = await calls(answers(), { region: "global" });
    expect(made).not.toHaveProperty("ListResourcesForWebACL");
  });

  test("no web ACL, no further call", async () => {
    const given = answers({ ListWebACLs: () => ({ body: { WebACLs: [] } }) });
    expect(await calls(given)).toEqual({ ListWebACLs: 1, ListIPSets: 1 });
  });
});

test("the body limit of a global web ACL is AWS's default or the configured one", async () => {
  const limits = async (RequestBody: object | undefined) => {
    const given = answers({
      GetWebACL: () => ({
        body: {
          WebACL: {
            Name: "shop",
            Id: "1",
            ARN: SHOP,
            DefaultAction: { Block: {} },
            VisibilityConfig,
            ...(RequestBody && { AssociationConfig: { RequestBody } }),
          },
        },
      }),
    });
    const { resources } = await collectWith("waf", given, { region: "global" });
    return resources[0];
  };
  expect(await limits(undefined)).toMatchObject({ bodyLimitBytes: 16_384 });
  const wide = { CLOUDFRONT: { DefaultSizeInspectionLimit: "KB_64" } };
  expect(await limits(wide)).toMatchObject({ bodyLimitBytes: 65_536, endpointRegion: "us-east-1" });
});
