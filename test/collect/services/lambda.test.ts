import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const ORDERS = {
  FunctionName: "orders",
  FunctionArn: ARN,
  Runtime: "nodejs22.x",
  Role: "arn:aws:iam::123456789012:role/orders-function",
};

const collectFunction = (more: object) =>
  collectWith("lambda", {
    ListFunctions: () => ({ body: { Functions: [{ ...ORDERS, ...more }] } }),
  });

describe("Lambda functions", () => {
  test("are read page by page, and none by itself", async () => {
    const { resources, gaps, journal } = await collectWith("lambda", {
      ListFunctions: ({ Marker: marker }) => ({
        body:
          marker === undefined
            ? { Functions: [ORDERS], NextMarker: "2" }
            : { Functions: [{ ...ORDERS, FunctionName: `page-${marker as string}` }] },
      }),
    });
    expect(resources.map(({ name }) => name)).toEqual(["orders", "page-2"]);
    expect(gaps).toEqual([]);
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["ListFunctions", 2],
    ]);
  });

  test("keep the judgement of each variable and no value", async () => {
    const password = madeUp("base62", 16, 931);
    const { resources } = await collectFunction({
      Environment: { Variables: { STAGE: "production", DB_PASSWORD: password } },
    });
    expect(resources[0]?.["environment"]).toEqual([
      {
        name: "DB_PASSWORD",
        secret: { kind: "sensitive-name", confidence: "high", fingerprint: expect.any(String) },
        sensitiveName: true,
        form: "plain",
      },
      { name: "STAGE", secret: null, sensitiveName: false, form: "plain" },
    ]);
    expect(JSON.stringify(resources)).not.toContain(password);
    expect(JSON.stringify(resources)).not.toContain("production");
  });

  test("without variables, key and runtime have none", async () => {
    const { resources } = await collectFunction({ Runtime: undefined, KMSKeyArn: "" });
    expect(resources).toEqual([
      {
        type: "AWS::Lambda::Function",
        account: "123456789012",
        region: "us-east-1",
        arn: ARN,
        id: "orders",
        name: "orders",
        runtime: null,
        role: ORDERS.Role,
        kmsKeyArn: null,
        hasEnvironment: false,
        environment: [],
      },
    ]);
  });

  test("whose variables were all removed has none to decrypt", async () => {
    const { resources } = await collectFunction({ Environment: { Variables: {} } });
    expect(resources[0]).toMatchObject({ hasEnvironment: false, environment: [] });
  });

  test("whose variables Lambda may not decrypt for the caller leave a gap that names kms:Decrypt", async () => {
    const message = "Lambda was unable to decrypt your environment variables";
    const { resources, gaps } = await collectFunction({
      Environment: { Error: { ErrorCode: "AccessDeniedException", Message: message } },
    });
    expect(resources[0]).toMatchObject({ hasEnvironment: true });
    expect(resources[0]).not.toHaveProperty("environment");
    expect(gaps).toEqual([
      {
        type: "AWS::Lambda::Function",
        account: "123456789012",
        region: "us-east-1",
        arn: ARN,
        field: "environment",
        service: "lambda",
        operation: "ListFunctions",
        permission: "kms:Decrypt",
        reason: "denied",
        message: `AccessDeniedException: ${message}`,
      },
    ]);
  });

  test("whose key cannot be used leave a gap that no permission would fill", async () => {
    const { gaps } = await collectFunction({
      Environment: { Error: { ErrorCode: "KMSDisabledException", Message: "the key is disabled" } },
    });
    expect(gaps).toMatchObject([{ field: "environment", permission: "", reason: "failed" }]);
  });

  test("leave no gap for variables that no rule asks for", async () => {
    const { gaps } = await collectWith(
      "lambda",
      {
        ListFunctions: () => ({
          body: {
            Functions: [
              { ...ORDERS, Environment: { Error: { ErrorCode: "AccessDeniedException" } } },
            ],
          },
        }),
      },
      { needs: new Map([["AWS::Lambda::Function", new Set(["kmsKeyArn"])]]) },
    );
    expect(gaps).toEqual([]);
  });

  test("that may not be listed are a gap in the list", async () => {
    const { resources, gaps } = await collectWith("lambda", {
      ListFunctions: () => ({
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
        body: { Message: "not authorized to perform: lambda:ListFunctions" },
      }),
    });
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([{ permission: "lambda:ListFunctions", reason: "denied" }]);
    expect(gaps[0]).not.toHaveProperty("field");
  });
});
