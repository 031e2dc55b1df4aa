import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const STATE_MACHINE = "AWS::StepFunctions::StateMachine";
const ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1";
const list: Answer = () => ({
  body: { stateMachines: [{ stateMachineArn: ARN, name: "orders", type: "STANDARD" }] },
});
const refused =
  (name: string): Answer =>
  () => ({
    status: 400,
    body: { __type: name, message: "no" },
  });
const underKey = {
  type: "EXPRESS",
  loggingConfiguration: { level: "ERROR" },
  encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: KEY },
};

describe("Step Functions state machines", () => {
  test("have their definition judged as a whole, and it is not kept", async () => {
    const password = madeUp("base62", 16, 951);
    const definition = JSON.stringify({
      States: { Call: { Type: "Task", Parameters: { Password: password } } },
    });
    const { resources, gaps } = await collectWith("stepfunctions", {
      ListStateMachines: list,
      DescribeStateMachine: () => ({ body: { definition, ...underKey } }),
    });
    expect(resources).toMatchObject([
      { arn: ARN, secret: { kind: "sensitive-name", confidence: "high" }, kmsKeyId: KEY },
    ]);
    expect(gaps).toEqual([]);
    expect(JSON.stringify(resources)).not.toContain(password);
  });

  test("may take a password from their input", async () => {
    const definition = '{"States":{"Call":{"Parameters":{"Password.$":"$.password"}}}}';
    const { resources } = await collectWith("stepfunctions", {
      ListStateMachines: list,
      DescribeStateMachine: () => ({ body: { definition } }),
    });
    expect(resources).toMatchObject([{ secret: null, kmsKeyId: null }]);
  });

  test.each([
    ["KmsAccessDeniedException", { reason: "denied", permission: "kms:Decrypt" }],
    // No permission helps where the key is disabled.
    ["KmsInvalidStateException", { reason: "failed", message: "KmsInvalidStateException: no" }],
    ["KmsThrottlingException", { reason: "throttled" }],
  ])("whose definition cannot be decrypted (%s) still tell their key", async (name, gap) => {
    const { resources, gaps, journal } = await collectWith("stepfunctions", {
      ListStateMachines: list,
      DescribeStateMachine: (input) =>
        input["includedData"] === "METADATA_ONLY"
          ? { body: { definition: "{}", ...underKey } }
          : refused(name)(input),
    });
    expect(resources).toEqual([
      {
        type: STATE_MACHINE,
        account: "123456789012",
        region: "us-east-1",
        arn: ARN,
        id: "orders",
        name: "orders",
        kmsKeyId: KEY,
        kind: "EXPRESS",
        logLevel: "ERROR",
      },
    ]);
    expect(gaps).toMatchObject([{ arn: ARN, field: "secret", ...gap }]);
    expect(gaps[0]?.permission === "kms:Decrypt").toBe(gap.reason === "denied");
    expect(journal).toMatchObject([{ operation: "DescribeStateMachine", calls: 2 }, {}]);
  });

  test("are not asked for their definition where no rule needs it", async () => {
    const asked: unknown[] = [];
    const { resources } = await collectWith(
      "stepfunctions",
      {
        ListStateMachines: list,
        DescribeStateMachine: (input) => {
          asked.push(input["includedData"]);
          return { body: { definition: "{}", ...underKey } };
        },
      },
      { needs: new Map([[STATE_MACHINE, new Set(["kmsKeyId"])]]) },
    );
    expect(asked).toEqual(["METADATA_ONLY"]);
    expect(resources).toMatchObject([{ kmsKeyId: KEY }]);
    expect(resources[0]).not.toHaveProperty("secret");
  });

  test("that may not be described are there by name, with gaps for the rest", async () => {
    const { resources, gaps } = await collectWith("stepfunctions", {
      ListStateMachines: list,
      DescribeStateMachine: refused("AccessDeniedException"),
    });
    expect(resources).toMatchObject([{ arn: ARN, name: "orders" }]);
    expect(gaps.map(({ field, permission }) => [field, permission])).toEqual([
      ["secret", "states:DescribeStateMachine"],
      ["kmsKeyId", "states:DescribeStateMachine"],
      ["logLevel", "states:DescribeStateMachine"],
      ["kind", "states:DescribeStateMachine"],
    ]);
  });
});
