import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const SECRET = "AWS::SecretsManager::Secret";
const ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf";
const ORDERS = { ARN, Name: "orders", CreatedDate: 1767225600 };
const denied: Answer = () => ({
  status: 400,
  body: { __type: "AccessDeniedException", message: "not authorized" },
});

const collectSecret = (more: object, answers: Readonly<Record<string, Answer>> = {}) =>
  collectWith("secretsmanager", {
    ListSecrets: () => ({ body: { SecretList: [{ ...ORDERS, ...more }] } }),
    DescribeSecret: () => ({ body: ORDERS }),
    GetResourcePolicy: () => ({ body: { ARN } }),
    ...answers,
  });

describe("secrets", () => {
  test("of which AWS tells nothing more have none of it", async () => {
    const { resources, gaps } = await collectSecret({});
    expect(gaps).toEqual([]);
    expect(resources).toEqual([
      {
        type: SECRET,
        account: "123456789012",
        region: "us-east-1",
        arn: ARN,
        id: "orders",
        name: "orders",
        tags: {},
        kmsKeyId: null,
        owningService: null,
        replica: false,
        createdAt: "2026-01-01T00:00:00.000Z",
        lastChangedAt: null,
        lastAccessedAt: null,
        rotationEnabled: false,
        rotationLambdaArn: null,
        rotationDays: null,
        lastRotatedAt: null,
        nextRotationAt: null,
        replicas: [],
        policy: null,
      },
    ]);
  });

  test.each([
    [{ AutomaticallyAfterDays: 30 }, 30],
    [{ AutomaticallyAfterDays: 1, ScheduleExpression: "rate(4 hours)" }, 1],
    [{ ScheduleExpression: "rate(10 days)" }, 10],
    [{ ScheduleExpression: "rate(1 day)" }, 1],
    [{ ScheduleExpression: "rate(12 hours)" }, 0.5],
    [{ ScheduleExpression: "cron(0 8 1 * ? *)" }, null],
    [{ AutomaticallyAfterDays: 0 }, null],
  ])("with the schedule %j are rotated every %j days", async (RotationRules, days) => {
    const { resources } = await collectSecret({ RotationEnabled: true, RotationRules });
    expect(resources[0]).toMatchObject({ rotationEnabled: true, rotationDays: days });
  });

  test("name their replicas, and a replica is not asked for any", async () => {
    const ReplicationStatus = [
      { Region: "eu-west-1", Status: "InSync", KmsKeyId: "alias/orders" },
      { Region: "eu-central-1", Status: "Failed", StatusMessage: "exists" },
    ];
    const { resources } = await collectSecret(
      { PrimaryRegion: "us-east-1" },
      { DescribeSecret: () => ({ body: { ...ORDERS, ReplicationStatus } }) },
    );
    expect(resources[0]).toMatchObject({
      replica: false,
      replicas: [
        { region: "eu-west-1", kmsKeyId: "alias/orders", status: "InSync", message: "" },
        { region: "eu-central-1", kmsKeyId: null, status: "Failed", message: "exists" },
      ],
    });
    const copy = await collectSecret({ PrimaryRegion: "eu-west-1" });
    expect(copy.resources[0]).toMatchObject({ replica: true, replicas: [] });
    expect(copy.journal.map(({ operation }) => operation)).not.toContain("DescribeSecret");
  });

  test("that may be listed only leave gaps for what is not in the list", async () => {
    const { resources, gaps } = await collectSecret(
      {},
      { DescribeSecret: denied, GetResourcePolicy: denied },
    );
    expect(resources[0]).toMatchObject({ rotationEnabled: false });
    expect(resources[0]).not.toHaveProperty("replicas");
    expect(resources[0]).not.toHaveProperty("policy");
    expect(gaps.map(({ arn, field, permission }) => [arn, field, permission])).toEqual([
      [ARN, "replicas", "secretsmanager:DescribeSecret"],
      [ARN, "policy", "secretsmanager:GetResourcePolicy"],
    ]);
  });

  test("take the list alone when no rule reads replicas or policies", async () => {
    const { journal } = await collectWith(
      "secretsmanager",
      {
        ListSecrets: ({ NextToken }) => ({
          body:
            NextToken === undefined ? { SecretList: [ORDERS], NextToken: "2" } : { SecretList: [] },
        }),
      },
      { needs: new Map([[SECRET, new Set(["rotationEnabled"])]]) },
    );
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([["ListSecrets", 2]]);
  });
});
