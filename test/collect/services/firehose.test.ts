import { expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const PASSWORD = madeUp("base62", 24, 998);
const one: Answer = () => ({
  body: { DeliveryStreamNames: ["orders"], HasMoreDeliveryStreams: false },
});
const described =
  (value: object): Answer =>
  () => ({ body: { DeliveryStreamDescription: { DeliveryStreamType: "DirectPut", ...value } } });

async function read(value: object) {
  const { resources, gaps } = await collectWith("firehose", {
    ListDeliveryStreams: one,
    DescribeDeliveryStream: described(value),
  });
  expect(gaps).toEqual([]);
  return resources[0];
}

test("the list goes on after the last name", async () => {
  const asked: unknown[] = [];
  const { resources } = await collectWith("firehose", {
    ListDeliveryStreams: ({ ExclusiveStartDeliveryStreamName: after }) => {
      asked.push(after);
      return after === "b"
        ? { body: { DeliveryStreamNames: ["c"], HasMoreDeliveryStreams: false } }
        : { body: { DeliveryStreamNames: ["a", "b"], HasMoreDeliveryStreams: true } };
    },
    DescribeDeliveryStream: described({}),
  });
  expect(asked).toEqual([undefined, "b"]);
  expect(resources.map(({ name }) => name)).toEqual(["a", "b", "c"]);
});

test("a page that fails leaves what was seen, and a gap", async () => {
  const { resources, gaps } = await collectWith("firehose", {
    ListDeliveryStreams: ({ ExclusiveStartDeliveryStreamName: after }) =>
      after === undefined
        ? { body: { DeliveryStreamNames: ["a"], HasMoreDeliveryStreams: true } }
        : { status: 400, body: { __type: "AccessDeniedException" } },
    DescribeDeliveryStream: described({}),
  });
  expect(resources.map(({ name }) => name)).toEqual(["a"]);
  expect(gaps).toMatchObject([
    { type: "AWS::KinesisFirehose::DeliveryStream", permission: "firehose:ListDeliveryStreams" },
  ]);
});

test.each([[["a"]], [[]]])("a list that goes on and does not is a gap: %j", async (names) => {
  const { resources, gaps } = await collectWith("firehose", {
    ListDeliveryStreams: ({ ExclusiveStartDeliveryStreamName: after }) => ({
      body: {
        DeliveryStreamNames: after === undefined ? ["a"] : names,
        HasMoreDeliveryStreams: true,
      },
    }),
    DescribeDeliveryStream: described({}),
  });
  expect(new Set(resources.map(({ name }) => name))).toEqual(new Set(["a"]));
  expect(gaps).toEqual([
    expect.objectContaining({
      type: "AWS::KinesisFirehose::DeliveryStream",
      operation: "ListDeliveryStreams",
      reason: "failed",
    }),
  ]);
  expect(gaps[0]).not.toHaveProperty("arn");
  expect(gaps[0]).not.toHaveProperty("field");
});

test("encryption that was never turned on is off, and a key counts while it is used", async () => {
  expect(await read({})).toMatchObject({ encryption: "DISABLED", kmsKeyId: null });
  const KeyARN = "arn:aws:kms:us-east-1:123456789012:key/1";
  const key = { KeyType: "CUSTOMER_MANAGED_CMK", KeyARN };
  expect(
    await read({ DeliveryStreamEncryptionConfiguration: { ...key, Status: "ENABLED" } }),
  ).toMatchObject({ encryption: "ENABLED", kmsKeyId: KeyARN });
  expect(
    await read({ DeliveryStreamEncryptionConfiguration: { ...key, Status: "DISABLED" } }),
  ).toMatchObject({ encryption: "DISABLED", kmsKeyId: null });
  expect(
    await read({
      DeliveryStreamEncryptionConfiguration: { KeyType: "AWS_OWNED_CMK", Status: "ENABLED" },
    }),
  ).toMatchObject({ encryption: "ENABLED", kmsKeyId: null });
});

test("encryption without a status is not known", async () => {
  const stream = await read({
    DeliveryStreamEncryptionConfiguration: { KeyType: "CUSTOMER_MANAGED_CMK" },
  });
  expect(stream).not.toHaveProperty("encryption");
  expect(stream).not.toHaveProperty("kmsKeyId");
});

test("a bucket that AWS describes twice is one destination", async () => {
  const S3DestinationDescription = { BucketARN: "arn:aws:s3:::orders" };
  const stream = await read({
    Destinations: [
      {
        DestinationId: "1",
        S3DestinationDescription,
        ExtendedS3DestinationDescription: S3DestinationDescription,
      },
    ],
  });
  expect(stream?.["destinations"]).toEqual([{ kind: "ExtendedS3", secret: null }]);
});

test("tells which destinations have their credentials in a secret", async () => {
  const secret = { Enabled: true, SecretARN: "arn:aws:secretsmanager:x", RoleARN: "arn:aws:iam" };
  const stream = await read({
    Destinations: [
      { SplunkDestinationDescription: { SecretsManagerConfiguration: secret } },
      { RedshiftDestinationDescription: { SecretsManagerConfiguration: { Enabled: false } } },
      { SnowflakeDestinationDescription: { User: "orders" } },
    ],
  });
  expect(stream?.["destinations"]).toEqual([
    { kind: "Splunk", secret: "arn:aws:secretsmanager:x" },
    { kind: "Redshift", secret: null },
    { kind: "Snowflake", secret: null },
  ]);
});

test("judges addresses, parameters and options, and keeps none of them", async () => {
  const url = `https://app:${PASSWORD}@logs.example.com/`;
  const stream = await read({
    Destinations: [
      {
        HttpEndpointDestinationDescription: {
          EndpointConfiguration: { Url: url },
          RequestConfiguration: {
            CommonAttributes: [
              { AttributeName: "stage", AttributeValue: "production" },
              { AttributeName: "api_key", AttributeValue: PASSWORD },
            ],
          },
        },
      },
      {
        RedshiftDestinationDescription: {
          ClusterJDBCURL: `jdbc:redshift://db:5439/orders?user=app&password=${PASSWORD}`,
          CopyCommand: { DataTableName: "orders", CopyOptions: "GZIP" },
        },
      },
      { SplunkDestinationDescription: { HECEndpoint: url, HECToken: PASSWORD } },
    ],
  });
  const settings = stream?.["settings"] as { name: string; secret: object | null }[];
  expect(settings.map(({ name, secret }) => [name, secret !== null])).toEqual([
    ["ClusterJDBCURL", true],
    ["CopyOptions", false],
    ["HECEndpoint", true],
    ["Url", true],
    ["api_key", true],
    ["stage", false],
  ]);
  expect(JSON.stringify(stream)).not.toContain(PASSWORD);
});

test("a stream that could not be described is there all the same", async () => {
  const { resources, gaps } = await collectWith("firehose", {
    ListDeliveryStreams: one,
    DescribeDeliveryStream: () => ({ status: 400, body: { __type: "AccessDeniedException" } }),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("destinations");
  expect(gaps.map(({ field }) => field)).toContain("settings");
});
