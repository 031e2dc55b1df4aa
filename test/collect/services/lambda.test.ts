import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const ORDERS = {
  FunctionName: "orders",
  FunctionArn: ARN,
  Runtime: "nodejs22.x",
  Role: "arn:aws:iam::123456789012:role/orders-function",
};

const failure =
  (status: number, name: string, message = ""): Answer =>
  () => ({ status, headers: { "x-amzn-errortype": name }, body: { Message: message } });
const denied = failure(403, "AccessDeniedException", "not authorized");
const notFound = failure(404, "ResourceNotFoundException");
const notOffered = failure(
  403,
  "AccessDeniedException",
  "Unable to determine service/operation name to be authorized",
);

/** A function without policy, URLs and code signing. */
const PLAIN: Readonly<Record<string, Answer>> = {
  ListFunctions: () => ({ body: { Functions: [ORDERS] } }),
  GetPolicy: notFound,
  ListFunctionUrlConfigs: () => ({ body: { FunctionUrlConfigs: [] } }),
  ListCodeSigningConfigs: () => ({ body: { CodeSigningConfigs: [] } }),
};

const collectFunction = (more: object) =>
  collectWith("lambda", {
    ...PLAIN,
    ListFunctions: () => ({ body: { Functions: [{ ...ORDERS, ...more }] } }),
  });

describe("Lambda functions", () => {
  test("are read page by page, their code signing once for all", async () => {
    const { resources, gaps, journal } = await collectWith("lambda", {
      ...PLAIN,
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
      ["GetPolicy", 2],
      ["ListCodeSigningConfigs", 1],
      ["ListFunctionUrlConfigs", 2],
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
        securityGroups: [],
        kmsKeyArn: null,
        hasEnvironment: false,
        environment: [],
        policy: null,
        urls: [],
        aliasPolicies: [],
        codeSigning: "NONE",
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

describe("Ways into a Lambda function", () => {
  const url = (FunctionArn: string, AuthType: string) => ({
    FunctionUrl: "https://abc.lambda-url.us-east-1.on.aws/",
    FunctionArn,
    AuthType,
    CreationTime: "2025-12-01T00:00:00.000Z",
  });
  const urls: Answer = ({ Marker: marker }) => ({
    body:
      marker === undefined
        ? { FunctionUrlConfigs: [url(ARN, "NONE")], NextMarker: "2" }
        : { FunctionUrlConfigs: [url(`${ARN}:live`, "NONE"), url(`${ARN}:test`, "AWS_IAM")] },
  });

  test("are its URLs, its policy, and those of aliases with a URL for everybody", async () => {
    const asked: unknown[] = [];
    const { resources, gaps } = await collectWith("lambda", {
      ...PLAIN,
      ListFunctionUrlConfigs: urls,
      GetPolicy: (input) => {
        asked.push(input["Qualifier"]);
        const Policy = JSON.stringify({ Id: input["Qualifier"] ?? "function" });
        return { body: { Policy } };
      },
    });
    expect(resources[0]).toMatchObject({
      policy: '{"Id":"function"}',
      urls: [
        { alias: null, authType: "NONE", createdAt: "2025-12-01T00:00:00.000Z" },
        { alias: "live", authType: "NONE" },
        { alias: "test", authType: "AWS_IAM" },
      ],
      aliasPolicies: [{ alias: "live", policy: '{"Id":"live"}' }],
    });
    expect(new Set(asked)).toEqual(new Set([undefined, "live"]));
    expect(gaps).toEqual([]);
  });

  test("keep no token that Alexa sends along", async () => {
    const { resources } = await collectWith("lambda", {
      ...PLAIN,
      GetPolicy: () => ({
        body: {
          Policy: '{"Condition":{"StringEquals":{"lambda:EventSourceToken":"open-sesame"}}}',
        },
      }),
    });
    expect(resources[0]?.["policy"]).toContain("lambda:EventSourceToken");
    expect(JSON.stringify(resources)).not.toContain("open-sesame");
  });

  test("that may not be read are gaps, each its own", async () => {
    const policies = await collectWith("lambda", {
      ...PLAIN,
      ListFunctionUrlConfigs: urls,
      GetPolicy: denied,
    });
    expect(policies.resources[0]).toHaveProperty("urls");
    expect(policies.resources[0]).not.toHaveProperty("policy");
    expect(policies.resources[0]).not.toHaveProperty("aliasPolicies");
    expect(policies.gaps).toContainEqual(
      expect.objectContaining({ arn: ARN, field: "policy", permission: "lambda:GetPolicy" }),
    );
    const listed = await collectWith("lambda", { ...PLAIN, ListFunctionUrlConfigs: denied });
    expect(listed.resources[0]).toMatchObject({ policy: null });
    expect(listed.resources[0]).not.toHaveProperty("urls");
    expect(listed.resources[0]).not.toHaveProperty("aliasPolicies");
  });

  test("take no call when no rule asks for them", async () => {
    const fields = (...names: string[]) => new Map([["AWS::Lambda::Function", new Set(names)]]);
    const operations = async (needs: Map<string, Set<string>>) =>
      (await collectWith("lambda", PLAIN, { needs })).journal.map(({ operation }) => operation);
    expect(await operations(fields("environment", "runtime"))).toEqual(["ListFunctions"]);
    expect(await operations(fields("policy"))).toEqual(["GetPolicy", "ListFunctions"]);
  });
});

describe("Code signing of Lambda functions", () => {
  const config = (id: string, policy: string) => ({
    CodeSigningConfigArn: `arn:aws:lambda:us-east-1:123456789012:code-signing-config:${id}`,
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: policy },
  });
  const functions = ["signed", "warned", "plain", "image"].map((name) => ({
    ...ORDERS,
    FunctionName: name,
    FunctionArn: `${ARN}-${name}`,
    PackageType: name === "image" ? "Image" : "Zip",
  }));
  const answers = {
    ...PLAIN,
    ListFunctions: () => ({ body: { Functions: functions } }),
    ListCodeSigningConfigs: ({ Marker: marker }: { Marker?: unknown }) => ({
      body:
        marker === undefined
          ? { CodeSigningConfigs: [config("csc-1", "Enforce")], NextMarker: "2" }
          : { CodeSigningConfigs: [config("csc-2", "Warn")] },
    }),
  };
  const codeSigning = async (byConfig: Answer[]) => {
    const { resources, gaps } = await collectWith("lambda", {
      ...answers,
      ListFunctionsByCodeSigningConfig: (input) =>
        byConfig.shift()?.(input) ?? { status: 500, body: {} },
    });
    const found = resources.map(({ name, codeSigning: value }) => [name, value]);
    return { found: Object.fromEntries(found) as Record<string, unknown>, gaps };
  };

  test("is read from the configurations, which name their functions", async () => {
    const { found, gaps } = await codeSigning([
      () => ({ body: { FunctionArns: [`${ARN}-signed`] } }),
      () => ({ body: { FunctionArns: [`${ARN}-warned`] } }),
    ]);
    expect(found).toEqual({ signed: "Enforce", warned: "Warn", plain: "NONE", image: null });
    expect(gaps).toEqual([]);
  });

  test("is unread for those that may be in a configuration that is", async () => {
    const { found, gaps } = await codeSigning([
      () => ({ body: { FunctionArns: [`${ARN}-signed`] } }),
      denied,
    ]);
    expect(found).toEqual({ signed: "Enforce", warned: undefined, plain: undefined, image: null });
    expect(gaps).toMatchObject([
      { field: "codeSigning", permission: "lambda:ListFunctionsByCodeSigningConfig" },
    ]);
  });

  test("does not apply where the Region has none, and neither do URLs", async () => {
    const { resources, gaps } = await collectWith("lambda", {
      ...PLAIN,
      ListCodeSigningConfigs: notOffered,
      ListFunctionUrlConfigs: notOffered,
    });
    expect(resources[0]).toMatchObject({ codeSigning: null, urls: [], aliasPolicies: [] });
    expect(gaps).toEqual([]);
  });

  test("is not asked for in a Region with container images alone", async () => {
    const { ListCodeSigningConfigs: _, ...without } = PLAIN;
    const { resources } = await collectWith("lambda", {
      ...without,
      ListFunctions: () => ({ body: { Functions: functions.slice(3) } }),
    });
    expect(resources).toMatchObject([{ codeSigning: null }]);
  });
});
