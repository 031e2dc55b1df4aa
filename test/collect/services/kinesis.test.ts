import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const summary =
  (value: object): Answer =>
  () => ({ body: { StreamDescriptionSummary: value } });
const noPolicy: Answer = () => ({ body: { Policy: "{}" } });

test("lists streams page by page", async () => {
  const { resources, gaps } = await collectWith("kinesis", {
    ListStreams: ({ NextToken }) =>
      NextToken === "2"
        ? { body: { StreamNames: ["b"], HasMoreStreams: false } }
        : { body: { StreamNames: ["a"], HasMoreStreams: true, NextToken: "2" } },
    DescribeStreamSummary: ({ StreamARN }) => ({
      body: {
        StreamDescriptionSummary: String(StreamARN).endsWith("/a")
          ? { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" }
          : { EncryptionType: "NONE" },
      },
    }),
    GetResourcePolicy: noPolicy,
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:kinesis:us-east-1:123456789012:stream/a",
      encryptionType: "KMS",
      kmsKeyId: "alias/aws/kinesis",
      policy: null,
    },
    { name: "b", encryptionType: "NONE", kmsKeyId: null, policy: null },
  ]);
});

test.each<[string | null, Answer]>([
  [null, noPolicy],
  [null, () => ({ body: { Policy: "" } })],
  [null, () => ({ status: 400, body: { __type: "ResourceNotFoundException" } })],
  ['{"Statement":[]}', () => ({ body: { Policy: '{"Statement":[]}' } })],
])("a policy of %j", async (expected, GetResourcePolicy) => {
  const { resources, gaps } = await collectWith("kinesis", {
    ListStreams: () => ({ body: { StreamNames: ["a"], HasMoreStreams: false } }),
    DescribeStreamSummary: summary({}),
    GetResourcePolicy,
  });
  expect(gaps).toEqual([]);
  expect(resources[0]).toMatchObject({ encryptionType: "NONE", kmsKeyId: null, policy: expected });
});

test("what is denied is unread", async () => {
  const denied: Answer = () => ({ status: 400, body: { __type: "AccessDeniedException" } });
  const { resources, gaps } = await collectWith("kinesis", {
    ListStreams: () => ({ body: { StreamNames: ["a"], HasMoreStreams: false } }),
    DescribeStreamSummary: denied,
    GetResourcePolicy: denied,
  });
  expect(resources).toHaveLength(1);
  for (const field of ["encryptionType", "kmsKeyId", "policy"]) {
    expect(resources[0]).not.toHaveProperty(field);
  }
  expect(gaps.map(({ field }) => field)).toEqual(["encryptionType", "kmsKeyId", "policy"]);
});
