import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const PARAMETER = "AWS::SSM::Parameter";
const DOCUMENT = "AWS::SSM::Document";
const PASSWORD = madeUp("base62", 16, 971);
const TOKEN = madeUp("base62", 36, 972);
const denied: Answer = () => ({
  status: 400,
  body: { __type: "AccessDeniedException", message: "not authorized" },
});
const noDocuments = { ListDocuments: () => ({ body: { DocumentIdentifiers: [] } }) };
const noParameters = { DescribeParameters: () => ({ body: { Parameters: [] } }) };

const listing =
  (...parameters: readonly object[]): Answer =>
  () => ({
    body: { Parameters: parameters.map((each) => ({ LastModifiedDate: 1767225600, ...each })) },
  });
const named = (Name: string, Type: string, more: object = {}) => ({
  Name,
  Type,
  Tier: "Standard",
  ...more,
});
/** Answers each name with a value, or without one when it is told so. */
const values =
  (valueOf: (name: string) => string | undefined): Answer =>
  ({ Names }) => {
    const all = (Names as string[]).map((Name) => ({ Name, Type: "String", Value: valueOf(Name) }));
    return { body: { Parameters: all.filter(({ Value }) => Value !== undefined) } };
  };

describe("parameters", () => {
  test("are asked for their values ten at a time, over all pages, and never when encrypted", async () => {
    const asked: { Names: string[]; WithDecryption: boolean }[] = [];
    const page = (from: number) =>
      Array.from({ length: 12 }, (_, index) =>
        named(`/p${from + index}`, index % 4 === 0 ? "SecureString" : "String"),
      );
    const { resources, gaps, journal } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: ({ NextToken }) => ({
        body:
          NextToken === undefined
            ? { Parameters: page(0), NextToken: "2" }
            : { Parameters: page(12) },
      }),
      GetParameters: (input) => {
        asked.push(input as unknown as (typeof asked)[number]);
        return values(() => "x")(input);
      },
    });
    expect(gaps).toEqual([]);
    expect(resources).toHaveLength(24);
    expect(asked.map(({ Names }) => Names.length)).toEqual([10, 8]);
    expect(asked.every(({ WithDecryption }) => !WithDecryption)).toBe(true);
    const secure = resources.filter((each) => each["parameterType"] === "SecureString");
    expect(secure).toHaveLength(6);
    expect(secure.every((each) => each["value"] === null)).toBe(true);
    expect(asked.flatMap(({ Names }) => Names)).not.toContain(secure[0]?.name);
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["DescribeParameters", 2],
      ["GetParameters", 2],
      ["ListDocuments", 1],
    ]);
  });

  test("keep the judgement of the value by the name, and not the value", async () => {
    const { resources } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(named("/orders/db-password", "String")),
      GetParameters: values(() => PASSWORD),
    });
    expect(resources[0]).toMatchObject({
      arn: "arn:aws:ssm:us-east-1:123456789012:parameter/orders/db-password",
      value: { secret: { kind: "sensitive-name", confidence: "high" }, sensitiveName: true },
      policies: [],
      resourcePolicies: [],
    });
    expect(JSON.stringify(resources)).not.toContain(PASSWORD);
  });

  test("without a path have an ARN with one slash", async () => {
    const { resources } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(named("stage", "SecureString", { KeyId: "alias/aws/ssm" })),
    });
    expect(resources[0]?.arn).toBe("arn:aws:ssm:us-east-1:123456789012:parameter/stage");
    expect(resources[0]).toMatchObject({ keyId: "alias/aws/ssm", value: null });
  });

  test("that may not be read leave one gap for the values of the Region", async () => {
    const { resources, gaps } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(named("/a", "String"), named("/b", "String")),
      GetParameters: denied,
    });
    expect(resources.map((each) => "value" in each)).toEqual([false, false]);
    expect(gaps).toMatchObject([
      { type: PARAMETER, field: "value", permission: "ssm:GetParameters", reason: "denied" },
    ]);
  });

  test("that went away, or became encrypted in between, leave a gap of their own", async () => {
    const { resources, gaps } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(named("/a", "String"), named("/b", "String")),
      GetParameters: values((name) => (name === "/a" ? "x" : undefined)),
    });
    expect(resources.map((each) => "value" in each)).toEqual([true, false]);
    expect(gaps).toMatchObject([
      { arn: "arn:aws:ssm:us-east-1:123456789012:parameter/b", field: "value" },
    ]);
  });

  test("tell their parameter policies; one that cannot be understood is unread", async () => {
    const policy = (PolicyType: string, PolicyText: string) => ({ PolicyType, PolicyText });
    const expiration = JSON.stringify({
      Type: "Expiration",
      Attributes: { Timestamp: "2027-01-01T00:00:00+01:00" },
    });
    const { resources, gaps } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(
        named("/a", "SecureString", {
          Policies: [policy("Expiration", expiration), policy("NoChangeNotification", "{}")],
        }),
        named("/b", "SecureString", { Policies: [policy("Expiration", "{}")] }),
      ),
    });
    expect(resources[0]?.["policies"]).toEqual([
      { type: "Expiration", expiresAt: "2026-12-31T23:00:00.000Z" },
      { type: "NoChangeNotification", expiresAt: null },
    ]);
    expect(resources[1]).not.toHaveProperty("policies");
    expect(gaps).toMatchObject([
      { type: PARAMETER, field: "policies", reason: "failed", permission: "" },
    ]);
  });

  test("of the Advanced tier alone are asked whether they are shared", async () => {
    const asked: unknown[] = [];
    const { resources } = await collectWith("ssm", {
      ...noDocuments,
      DescribeParameters: listing(
        named("/standard", "SecureString"),
        named("/advanced", "SecureString", { Tier: "Advanced" }),
      ),
      GetResourcePolicies: ({ ResourceArn }) => {
        asked.push(ResourceArn);
        return { body: { Policies: [{ PolicyId: "1", Policy: "{}" }] } };
      },
    });
    expect(asked).toEqual(["arn:aws:ssm:us-east-1:123456789012:parameter/advanced"]);
    expect(resources.map((each) => each["resourcePolicies"])).toEqual([[], ["{}"]]);
  });

  test("are not asked for values or shares that no rule reads", async () => {
    const { journal } = await collectWith(
      "ssm",
      { DescribeParameters: listing(named("/a", "String", { Tier: "Advanced" })) },
      { needs: new Map([[PARAMETER, new Set(["lastModifiedAt"])]]) },
    );
    expect(journal.map(({ operation }) => operation)).toEqual(["DescribeParameters"]);
  });
});

describe("documents", () => {
  const documents =
    (...identifiers: readonly object[]): Answer =>
    ({ Filters }) => {
      expect(Filters).toEqual([{ Key: "Owner", Values: ["Self"] }]);
      return { body: { DocumentIdentifiers: identifiers } };
    };
  const command = { Name: "restart", DocumentType: "Command", DocumentFormat: "YAML" };
  const shell = { Name: "shell", DocumentType: "Session", DocumentFormat: "YAML" };
  const notShared = { DescribeDocumentPermission: () => ({ body: { AccountIds: [] } }) };

  test("are judged in the format that they were written in, and keep no content", async () => {
    const asked: unknown[] = [];
    const { resources } = await collectWith("ssm", {
      ...noParameters,
      ListDocuments: documents(command),
      DescribeDocumentPermission: ({ NextToken }) => ({
        body:
          NextToken === undefined
            ? { AccountIds: ["all"], NextToken: "2" }
            : { AccountIds: ["999999999999"] },
      }),
      GetDocument: ({ DocumentFormat }) => {
        asked.push(DocumentFormat);
        return {
          body: {
            Content: `mainSteps:\n  # ghp_${TOKEN}\n  - action: aws:runShellScript\n`,
          },
        };
      },
    });
    expect(asked).toEqual(["YAML"]);
    expect(resources[0]).toMatchObject({
      sharedWith: ["999999999999", "all"],
      secret: { kind: "github-token" },
      sessionPreferences: null,
    });
    expect(JSON.stringify(resources)).not.toContain(TOKEN);
  });

  test("for sessions tell their preferences, which are asked for as JSON", async () => {
    const inputs = {
      kmsKeyId: "",
      cloudWatchLogGroupName: "/ssm",
      cloudWatchEncryptionEnabled: true,
    };
    const preferencesOf = async (content: string) => {
      const { resources, gaps } = await collectWith("ssm", {
        ...noParameters,
        ...notShared,
        ListDocuments: documents(shell),
        GetDocument: ({ DocumentFormat }) => ({
          body: { Content: DocumentFormat === "JSON" ? content : "" },
        }),
      });
      return { preferences: resources[0]?.["sessionPreferences"], gaps };
    };
    const whole = JSON.stringify({ sessionType: "Standard_Stream", inputs });
    expect((await preferencesOf(whole)).preferences).toEqual({
      kmsKeyId: null,
      logGroup: "/ssm",
      logGroupMustBeEncrypted: true,
    });
    expect((await preferencesOf('{"sessionType":"Standard_Stream"}')).preferences).toEqual({
      kmsKeyId: null,
      logGroup: null,
      logGroupMustBeEncrypted: false,
    });
    expect((await preferencesOf('{"sessionType":"Port"}')).preferences).toBeNull();
    const broken = await preferencesOf("sessionType: Standard_Stream");
    expect(broken.preferences).toBeUndefined();
    expect(broken.gaps).toMatchObject([
      { type: DOCUMENT, field: "sessionPreferences", permission: "" },
    ]);
  });

  test("that may not be read leave gaps, and what a type cannot have is still known", async () => {
    const { resources, gaps } = await collectWith("ssm", {
      ...noParameters,
      ListDocuments: documents(command, shell),
      DescribeDocumentPermission: denied,
      GetDocument: denied,
    });
    expect(resources.map((each) => each["sessionPreferences"])).toEqual([null, undefined]);
    expect(resources.some((each) => "secret" in each || "sharedWith" in each)).toBe(false);
    expect(gaps.map(({ field, permission }) => [field, permission])).toEqual(
      expect.arrayContaining([
        ["sharedWith", "ssm:DescribeDocumentPermission"],
        ["secret", "ssm:GetDocument"],
        ["sessionPreferences", "ssm:GetDocument"],
      ]),
    );
  });

  test("other than of sessions are not fetched for preferences alone", async () => {
    const { journal } = await collectWith(
      "ssm",
      {
        ListDocuments: documents(command, shell),
        GetDocument: () => ({ body: { Content: "{}" } }),
      },
      { needs: new Map([[DOCUMENT, new Set(["sessionPreferences"])]]) },
    );
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["GetDocument", 1],
      ["ListDocuments", 1],
    ]);
  });
});
