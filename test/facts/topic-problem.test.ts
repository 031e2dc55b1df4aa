import { describe, expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { cloudWatchAlarms, eventBridge } from "../../src/facts/service-caller.ts";
import { topicProblem } from "../../src/facts/topic-problem.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Resource } from "../../src/model/resource.ts";
import { EventRule } from "../../src/resources/event-rule.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { SnsTopic } from "../../src/resources/sns-topic.ts";
import { snapshot } from "../support/small-snapshot.ts";

const TOPIC = SnsTopic.example.arn;
const ALARM = {
  type: "AWS::CloudWatch::Alarm",
  arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:root-login",
  id: "root-login",
  name: "root-login",
  account: "123456789012",
  region: "us-east-1",
};
const CALLERS = {
  "events.amazonaws.com": eventBridge(EventRule.example),
  "cloudwatch.amazonaws.com": cloudWatchAlarms(ALARM),
};
const EVENTS = { Principal: { Service: "events.amazonaws.com" } };
const CLOUDWATCH = { Principal: { Service: "cloudwatch.amazonaws.com" } };
const EITHER = {
  Principal: { Service: ["events.amazonaws.com", "cloudwatch.amazonaws.com"] },
};
const DEFAULT = {
  Principal: { AWS: "*" },
  Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } },
};
const OWN_ACCOUNT = { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } };
const FOREIGN_ACCOUNT = { Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } };

const policy = (...statements: object[]) =>
  JSON.stringify({
    Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })),
  });
const publish = (...statements: object[]) =>
  policy(...statements.map((each) => ({ Action: "SNS:Publish", ...each })));
const useKey = (...statements: object[]) =>
  policy(
    ...statements.map((each) => ({ Action: ["kms:GenerateDataKey*", "kms:Decrypt"], ...each })),
  );

function storeOf(...resources: Resource[]): SnapshotStore {
  return new SnapshotStore(snapshot(resources), FACTS);
}

function problem(
  caller: keyof typeof CALLERS,
  topic: object,
  key: object = {},
  inNameOfRole = false,
): string | null {
  const store = storeOf({ ...SnsTopic.example, ...topic }, { ...KmsKey.example, ...key });
  return topicProblem(TOPIC, CALLERS[caller], store, inNameOfRole);
}

const shut = (caller: string) => `has a policy that does not let ${caller} publish`;

describe("the policy of a topic", () => {
  const given = (caller: keyof typeof CALLERS, ...statements: object[]) =>
    problem(caller, { kmsKeyId: null, policy: publish(...statements) });

  test.each(["events.amazonaws.com", "cloudwatch.amazonaws.com"] as const)("names %s", (caller) => {
    expect(given(caller, EITHER)).toBeNull();
    expect(given(caller, { Principal: "*" })).toBeNull();
    expect(given(caller, { ...EITHER, Action: "sns:Subscribe" })).toBe(shut(caller));
    expect(given(caller, { ...EITHER, Resource: `${TOPIC}-other` })).toBe(shut(caller));
    expect(given(caller, EITHER, { ...EITHER, Effect: "Deny" })).toBe(shut(caller));
    expect(given(caller, { ...EITHER, ...FOREIGN_ACCOUNT })).toBe(shut(caller));
    expect(given(caller, { Principal: { Service: "s3.amazonaws.com" } })).toBe(shut(caller));
    expect(problem(caller, { kmsKeyId: null, policy: null })).toBe(shut(caller));
  });

  test("the default one lets alarms in, and no events", () => {
    expect(given("cloudwatch.amazonaws.com", DEFAULT)).toBeNull();
    expect(given("events.amazonaws.com", DEFAULT)).toBe(shut("events.amazonaws.com"));
  });

  test("may ask for the account of an alarm; of events it is not certain", () => {
    expect(given("cloudwatch.amazonaws.com", { ...CLOUDWATCH, ...OWN_ACCOUNT })).toBeNull();
    expect(() => given("events.amazonaws.com", { ...EVENTS, ...OWN_ACCOUNT })).toThrow(UnreadError);
    expect(given("events.amazonaws.com", { ...EVENTS, ...OWN_ACCOUNT }, EVENTS)).toBeNull();
  });

  test("denies plain HTTP, by which no service calls", () => {
    const plain = { Bool: { "aws:SecureTransport": "false" } };
    const deny = { Effect: "Deny", Principal: "*", Condition: plain };
    expect(given("events.amazonaws.com", EVENTS, deny)).toBeNull();
  });
});

describe("the key of a topic", () => {
  const open = { policy: publish(EITHER) };
  const under = (caller: keyof typeof CALLERS, ...statements: object[]) =>
    problem(caller, open, { policy: useKey(...statements) });
  const locked = (caller: string) =>
    `is under a KMS key whose policy does not let ${caller} use it`;

  test("names the service, for both operations", () => {
    expect(under("events.amazonaws.com", EVENTS)).toBeNull();
    expect(under("events.amazonaws.com", CLOUDWATCH)).toBe(locked("events.amazonaws.com"));
    expect(under("events.amazonaws.com", { ...EVENTS, Action: "kms:Decrypt" })).toBe(
      locked("events.amazonaws.com"),
    );
  });

  test("must not ask EventBridge for its source, but may ask for the topic", () => {
    const ofTopic = { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `${TOPIC}*` } };
    expect(under("events.amazonaws.com", { ...EVENTS, ...OWN_ACCOUNT })).toBe(
      locked("events.amazonaws.com"),
    );
    expect(under("events.amazonaws.com", { ...EVENTS, Condition: ofTopic })).toBeNull();
    expect(under("cloudwatch.amazonaws.com", { ...CLOUDWATCH, ...OWN_ACCOUNT })).toBeNull();
  });

  test.each(["alias/aws/sns", "arn:aws:kms:us-east-1:123456789012:alias/aws/sns"])(
    "may not be %s",
    (kmsKeyId) => {
      expect(problem("events.amazonaws.com", { ...open, kmsKeyId })).toBe(
        "is under an AWS managed key, which never lets events.amazonaws.com in",
      );
    },
  );

  test("has to be there and to work", () => {
    expect(problem("events.amazonaws.com", { ...open, kmsKeyId: "alias/gone" })).toBe(
      "is under a KMS key that does not exist",
    );
    expect(problem("events.amazonaws.com", open, { state: "PendingDeletion" })).toBe(
      "is under a KMS key that is scheduled for deletion",
    );
    expect(problem("events.amazonaws.com", open, { keyManager: "AWS", policy: null })).toBe(
      "is under an AWS managed key, which never lets events.amazonaws.com in",
    );
  });
});

test("every certain problem is told", () => {
  expect(
    problem("events.amazonaws.com", {
      confirmedSubscriptions: 0,
      policy: publish(DEFAULT),
      kmsKeyId: "alias/aws/sns",
    }),
  ).toBe(
    "has no confirmed subscription and has a policy that does not let events.amazonaws.com publish " +
      "and is under an AWS managed key, which never lets events.amazonaws.com in",
  );
});

test("in the name of a role, policies need not name the service, but somebody has to listen", () => {
  const closed = { policy: publish(DEFAULT), kmsKeyId: "alias/aws/sns" };
  expect(problem("events.amazonaws.com", closed, {}, true)).toBeNull();
  expect(problem("events.amazonaws.com", { ...closed, confirmedSubscriptions: 0 }, {}, true)).toBe(
    "has no confirmed subscription",
  );
});

test("a topic that is gone cannot receive, and one of another account cannot be seen", () => {
  const caller = eventBridge(EventRule.example);
  expect(topicProblem(TOPIC, caller, storeOf())).toBe("does not exist");
  const foreign = TOPIC.replace("123456789012", "999999999999");
  expect(topicProblem(foreign, caller, storeOf())).toBeNull();
});
