import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;

test("asks for pages by their size, and takes what is left out for none", async () => {
  const { resources, gaps } = await collectWith("sqs", {
    ListQueues: ({ MaxResults, NextToken }) => {
      expect(MaxResults).toBe(1000);
      return NextToken === "2"
        ? { body: { QueueUrls: [url("last.fifo")] } }
        : { body: { QueueUrls: [url("first")], NextToken: "2" } };
    },
    GetQueueAttributes: ({ QueueUrl }) => ({
      body:
        QueueUrl === url("first")
          ? { Attributes: { SqsManagedSseEnabled: "true", Policy: "{}" } }
          : { Attributes: { SqsManagedSseEnabled: "false", KmsMasterKeyId: "alias/orders" } },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:sqs:us-east-1:123456789012:first",
      id: url("first"),
      kmsKeyId: null,
      managedEncryption: true,
      policy: "{}",
    },
    { name: "last.fifo", kmsKeyId: "alias/orders", managedEncryption: false, policy: null },
  ]);
});

test("an account without queues has none", async () => {
  const { resources, gaps } = await collectWith("sqs", { ListQueues: () => ({ body: {} }) });
  expect([resources, gaps]).toEqual([[], []]);
});

test("a queue that is gone when it is asked about is unread", async () => {
  const { resources, gaps } = await collectWith("sqs", {
    ListQueues: () => ({ body: { QueueUrls: [url("gone")] } }),
    GetQueueAttributes: () => ({
      status: 400,
      body: { __type: "com.amazonaws.sqs#QueueDoesNotExist", message: "no such queue" },
    }),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("policy");
  expect(gaps.map(({ field }) => field)).toEqual(["kmsKeyId", "managedEncryption", "policy"]);
});
