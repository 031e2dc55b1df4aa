import { describe, expect, test } from "vitest";
import { withoutMalformed, withTextArn } from "../../src/collect/malformed.ts";
import ssm from "../../src/collect/services/ssm.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import { SsmParameter } from "../../src/resources/ssm-parameter.ts";

const WHOLE: Resource = SsmParameter.example;
const GAP = {
  type: "AWS::SSM::Parameter",
  account: "123456789012",
  region: "us-east-1",
  service: "ssm",
  permission: "",
  reason: "failed",
  message: "the answer does not have the form that keelson expects",
};

describe("a resource that a collector made", () => {
  test.each(RESOURCE_TYPES.map((type) => [type.type, type.example]))(
    "of type %s stays as it is when it has the form of its type",
    (_, example) => {
      expect(withoutMalformed(ssm, example)).toEqual({ resource: example, gaps: [] });
    },
  );

  test("may lack fields, which were not read", () => {
    const { policies: _, ...rest } = WHOLE;
    const resource = rest as Resource;
    expect(withoutMalformed(ssm, resource)).toEqual({ resource, gaps: [] });
  });

  test("loses a field of another form, with a gap that names the call", () => {
    const { value: _value, parameterType: _type, ...kept } = WHOLE;
    const value = { secret: "text", sensitiveName: 1, form: "plain" };
    const { resource, gaps } = withoutMalformed(ssm, { ...WHOLE, parameterType: "Blob", value });
    expect(resource).toEqual(kept);
    expect(gaps).toEqual([
      { ...GAP, arn: WHOLE.arn, field: "parameterType", operation: "DescribeParameters" },
      { ...GAP, arn: WHOLE.arn, field: "value", operation: "GetParameters" },
    ]);
  });

  test("without an identity is left out, and its list counts as unread", () => {
    const { name: _, ...nameless } = WHOLE;
    expect(withoutMalformed(ssm, nameless as Resource)).toEqual({
      gaps: [{ ...GAP, operation: "DescribeParameters" }],
    });
  });
});

describe("a gap", () => {
  const gap: Gap = { ...GAP, reason: "failed", operation: "GetParameters", arn: WHOLE.arn };

  test("keeps the ARN of its resource", () => {
    expect(withTextArn(gap)).toEqual(gap);
  });

  test("speaks of the whole type when the ARN is no text", () => {
    const { arn: _, ...whole } = gap;
    expect(withTextArn({ ...gap, arn: { odd: 1 } as unknown as string })).toEqual(whole);
  });
});
