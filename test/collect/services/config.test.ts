import { describe, expect, test } from "vitest";
import { ConfigConfigurationRecorder } from "../../../src/resources/config-configuration-recorder.ts";
import { ConfigDeliveryChannel } from "../../../src/resources/config-delivery-channel.ts";
import { ConfigRule } from "../../../src/resources/config-rule.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ANSWERS: Readonly<Record<string, Answer>> = {
  DescribeConfigurationRecorders: () => ({ body: { ConfigurationRecorders: [] } }),
  DescribeDeliveryChannelStatus: () => ({ body: { DeliveryChannelsStatus: [] } }),
  DescribeConfigRules: () => ({ body: { ConfigRules: [] } }),
};
const collect = (answers: Readonly<Record<string, Answer>> = {}) =>
  collectWith("config", { ...ANSWERS, ...answers });
const recorder = (recordingGroup: object) => ({
  DescribeConfigurationRecorders: () => ({
    body: {
      ConfigurationRecorders: [
        {
          name: "default",
          arn: "arn:aws:config:us-east-1:123456789012:configuration-recorder/default/a1b2c3d4e5f6g7h8",
          roleARN: "arn:aws:iam::123456789012:role/config",
          recordingGroup,
        },
      ],
    },
  }),
});
const recording = (value: boolean) => ({
  DescribeConfigurationRecorderStatus: () => ({
    body: { ConfigurationRecordersStatus: [{ name: "default", recording: value }] },
  }),
});

describe("config", () => {
  test("without a recorder there is no status to ask for", async () => {
    const { resources, gaps, journal } = await collect();
    expect({ resources, gaps }).toEqual({ resources: [], gaps: [] });
    expect(journal.map(({ operation }) => operation).sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  test.each([
    [{ allSupported: true, includeGlobalResourceTypes: true }, "ALL_SUPPORTED_RESOURCE_TYPES"],
    [{ allSupported: false, resourceTypes: ["AWS::S3::Bucket"] }, "INCLUSION_BY_RESOURCE_TYPES"],
    [
      {
        allSupported: false,
        recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
        exclusionByResourceTypes: { resourceTypes: ["AWS::S3::Bucket"] },
      },
      "EXCLUSION_BY_RESOURCE_TYPES",
    ],
  ])("a recording group %j is %s", async (group, strategy) => {
    const { resources } = await collect({ ...recorder(group), ...recording(true) });
    expect(resources).toMatchObject([{ strategy, recording: true }]);
    expect(ConfigConfigurationRecorder.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("whether it records stays unread when the status is denied", async () => {
    const { resources, gaps } = await collect({
      ...recorder({ allSupported: true }),
      DescribeConfigurationRecorderStatus: () => ({
        status: 400,
        body: { __type: "AccessDeniedException", message: "no" },
      }),
    });
    expect(resources).toHaveLength(1);
    expect(resources[0]).not.toHaveProperty("recording");
    expect(gaps).toMatchObject([{ field: "recording", reason: "denied" }]);
  });

  test("every kind of delivery is told, those that were never tried too", async () => {
    const { resources } = await collect({
      DescribeDeliveryChannelStatus: () => ({
        body: {
          DeliveryChannelsStatus: [
            {
              name: "default",
              configHistoryDeliveryInfo: {
                lastStatus: "Failure",
                lastErrorCode: "AccessDenied",
                lastErrorMessage: "bucket trail-logs",
              },
              configStreamDeliveryInfo: { lastStatus: "Not_Applicable" },
            },
          ],
        },
      }),
    });
    expect(resources).toMatchObject([
      {
        arn: "arn:aws:config:us-east-1:123456789012:delivery-channel/default",
        deliveries: [
          { what: "history", lastStatus: "Failure", errorCode: "AccessDenied" },
          { what: "snapshot", lastStatus: null, errorCode: null },
          { what: "stream", lastStatus: "Not_Applicable", errorCode: null },
        ],
      },
    ]);
    expect(ConfigDeliveryChannel.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("of the parameters of rules only the days to expiration of managed rules are kept", async () => {
    const rule = (name: string, Owner: string, InputParameters?: string) => ({
      ConfigRuleName: name,
      ConfigRuleId: name,
      ConfigRuleArn: `arn:aws:config:us-east-1:123456789012:config-rule/${name}`,
      ConfigRuleState: "ACTIVE",
      Source: { Owner, ...(Owner !== "CUSTOM_POLICY" && { SourceIdentifier: "X" }) },
      ...(InputParameters !== undefined && { InputParameters }),
    });
    const pages = [
      [rule("a", "AWS", '{"daysToExpiration":"30"}'), rule("b", "AWS"), rule("c", "AWS", "{}")],
      [
        rule("d", "CUSTOM_LAMBDA", '{"daysToExpiration":"30","token":"x"}'),
        rule("e", "CUSTOM_POLICY"),
        rule("f", "AWS", "no JSON"),
        rule("g", "AWS", '{"daysToExpiration":"soon"}'),
      ],
    ];
    const { resources } = await collect({
      DescribeConfigRules: ({ NextToken }) => ({
        body:
          NextToken === undefined
            ? { ConfigRules: pages[0], NextToken: "2" }
            : { ConfigRules: pages[1] },
      }),
    });
    expect(resources.map(({ name, ...rest }) => [name, rest["daysToExpiration"]])).toEqual([
      ["a", 30],
      ["b", null],
      ["c", null],
      ["d", null],
      ["e", null],
      ["f", null],
      ["g", null],
    ]);
    expect(resources.find(({ name }) => name === "e")?.["sourceIdentifier"]).toBeNull();
    for (const each of resources) {
      expect(ConfigRule.fields.safeParse(each).error).toBeUndefined();
    }
  });
});
