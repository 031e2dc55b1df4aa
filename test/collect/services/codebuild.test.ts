import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const PROJECT = "AWS::CodeBuild::Project";
const arnOf = (name: string) => `arn:aws:codebuild:us-east-1:123456789012:project/${name}`;
const noCredentials: Answer = () => ({ body: { sourceCredentialsInfos: [] } });
const describeAll: Answer = ({ names }) => ({
  body: { projects: (names as string[]).map((name) => ({ name, arn: arnOf(name) })) },
});
const denied: Answer = () => ({
  status: 400,
  body: { __type: "AccessDeniedException", message: "not authorized" },
});

describe("CodeBuild projects", () => {
  test("are described a hundred at a time", async () => {
    const names = Array.from({ length: 250 }, (_, index) => `project-${index}`);
    const asked: unknown[] = [];
    const { resources, gaps, journal } = await collectWith("codebuild", {
      ListProjects: ({ nextToken: token }) => {
        const start = Number(token ?? 0);
        const next = start + 100 < names.length ? { nextToken: String(start + 100) } : {};
        return { body: { projects: names.slice(start, start + 100), ...next } };
      },
      BatchGetProjects: (input) => {
        asked.push((input["names"] as string[]).length);
        return describeAll(input);
      },
      ListSourceCredentials: noCredentials,
    });
    expect(resources.map(({ name }) => name)).toEqual(names);
    expect(gaps).toEqual([]);
    expect(asked).toEqual([100, 100, 50]);
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["BatchGetProjects", 3],
      ["ListProjects", 3],
      ["ListSourceCredentials", 1],
    ]);
  });

  test("are not asked for where there are none", async () => {
    const { resources, journal } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: [] } }),
      ListSourceCredentials: noCredentials,
    });
    expect(resources).toEqual([]);
    expect(journal.map(({ operation }) => operation)).not.toContain("BatchGetProjects");
  });

  test("have their plaintext variables judged, and no value is kept", async () => {
    const password = madeUp("base62", 16, 941);
    const { resources } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: ["orders"] } }),
      BatchGetProjects: () => ({
        body: {
          projects: [
            {
              name: "orders",
              arn: arnOf("orders"),
              environment: {
                environmentVariables: [
                  { name: "DB_PASSWORD", value: password },
                  { name: "API_TOKEN", value: password, type: "SECRETS_MANAGER" },
                  { name: "STAGE", value: "production", type: "PLAINTEXT" },
                ],
              },
            },
          ],
        },
      }),
      ListSourceCredentials: noCredentials,
    });
    expect(resources[0]?.["environment"]).toEqual([
      {
        name: "API_TOKEN",
        type: "SECRETS_MANAGER",
        secret: null,
        sensitiveName: true,
        form: "reference",
      },
      {
        name: "DB_PASSWORD",
        type: "PLAINTEXT",
        secret: { kind: "sensitive-name", confidence: "high", fingerprint: expect.any(String) },
        sensitiveName: true,
        form: "plain",
      },
      { name: "STAGE", type: "PLAINTEXT", secret: null, sensitiveName: false, form: "plain" },
    ]);
    expect(JSON.stringify(resources)).not.toContain(password);
  });

  const describeOne = async (project: object) => {
    const { resources } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: ["orders"] } }),
      BatchGetProjects: () => ({
        body: { projects: [{ name: "orders", arn: arnOf("orders"), ...project }] },
      }),
      ListSourceCredentials: noCredentials,
    });
    return resources[0];
  };

  test("have the settings that CodeBuild takes where nothing is said", async () => {
    expect(await describeOne({})).toMatchObject({
      environmentType: "",
      privileged: false,
      fleet: null,
      serviceRole: null,
      sources: [{ identifier: null, type: "NO_SOURCE", location: { form: "empty" } }],
      artifacts: [{ identifier: null, type: "NO_ARTIFACTS", encryptionDisabled: false }],
      encryptionKey: null,
      logs: { cloudWatch: true, s3: false, s3EncryptionDisabled: false },
      visibility: "PRIVATE",
      webhook: null,
      vpcId: null,
      tags: {},
    });
    expect(await describeOne({ vpcConfig: {}, logsConfig: {} })).toMatchObject({
      logs: { cloudWatch: true },
      vpcId: null,
    });
  });

  test.each([
    ["arn:aws:kms:us-east-1:123456789012:alias/aws/s3", null],
    ["alias/aws/s3", null],
    ["alias/builds", "alias/builds"],
    ["arn:aws:kms:us-east-1:123456789012:key/1", "arn:aws:kms:us-east-1:123456789012:key/1"],
  ])("that name the key %s have %s", async (encryptionKey, kept) => {
    expect(await describeOne({ encryptionKey })).toMatchObject({ encryptionKey: kept });
  });

  test("have the URLs of all sources judged, and no secret of a webhook is kept", async () => {
    const password = madeUp("base62", 20, 942);
    const project = await describeOne({
      source: { type: "GITHUB", location: "https://github.com/example/orders.git" },
      secondarySources: [
        {
          type: "BITBUCKET",
          sourceIdentifier: "tools",
          location: `https://builder:${password}@bitbucket.org/example/tools.git`,
        },
      ],
      webhook: {
        payloadUrl: `https://codebuild.us-east-1.amazonaws.com/webhooks?t=${password}`,
        secret: password,
        filterGroups: [[{ type: "EVENT", pattern: "PUSH" }]],
        pullRequestBuildPolicy: { requiresCommentApproval: "ALL_PULL_REQUESTS" },
      },
    });
    expect(project).toMatchObject({
      sources: [
        { identifier: null, type: "GITHUB", location: { secret: null } },
        {
          identifier: "tools",
          type: "BITBUCKET",
          location: { secret: { kind: "password-in-url", confidence: "high" } },
        },
      ],
      webhook: {
        active: true,
        filterGroups: [[{ type: "EVENT", pattern: "PUSH", excludeMatchedPattern: false }]],
        commentApproval: "ALL_PULL_REQUESTS",
        approverRoles: [],
      },
    });
    expect(JSON.stringify(project)).not.toContain(password);
  });

  test.each([
    "https://github.com/example/orders.git",
    "https://builder@bitbucket.org/example/orders.git",
    "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/orders",
    `orders-source/${"0123456789abcdef".repeat(2)}01234567/source.zip`,
    "arn:aws:s3:::orders-source/orders.zip",
    "CODEBUILD_DEFAULT_WEBHOOK_SOURCE_LOCATION",
  ])("may have the source %s", async (location) => {
    const project = await describeOne({ source: { type: "GITHUB", location } });
    expect(project).toMatchObject({ sources: [{ location: { secret: null } }] });
  });

  test("that may not be described are there by name, with a gap for the rest", async () => {
    const { resources, gaps } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: ["orders"] } }),
      BatchGetProjects: denied,
      ListSourceCredentials: noCredentials,
    });
    expect(resources).toEqual([
      {
        type: PROJECT,
        account: "123456789012",
        region: "us-east-1",
        arn: arnOf("orders"),
        id: "orders",
        name: "orders",
      },
    ]);
    expect(gaps).toContainEqual(
      expect.objectContaining({
        type: PROJECT,
        field: "environment",
        permission: "codebuild:BatchGetProjects",
        reason: "denied",
      }),
    );
    expect(gaps.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["sources", "webhook", "serviceRole"]),
    );
  });

  test("are only listed when no rule asks for their variables", async () => {
    const { resources, gaps, journal } = await collectWith(
      "codebuild",
      { ListProjects: () => ({ body: { projects: ["orders"] } }) },
      { needs: new Map([[PROJECT, new Set<string>()]]) },
    );
    expect(resources.map(({ arn }) => arn)).toEqual([arnOf("orders")]);
    expect(gaps).toEqual([]);
    expect(journal.map(({ operation }) => operation)).toEqual(["ListProjects"]);
  });
});

describe("CodeBuild source credentials", () => {
  test("are read without their tokens, by one call", async () => {
    const arn = "arn:aws:codebuild:us-east-1:123456789012:token/github";
    const { resources } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: [] } }),
      ListSourceCredentials: () => ({
        body: {
          sourceCredentialsInfos: [
            { arn, serverType: "GITHUB", authType: "PERSONAL_ACCESS_TOKEN" },
          ],
        },
      }),
    });
    expect(resources).toMatchObject([
      { arn, name: "GITHUB", serverType: "GITHUB", authType: "PERSONAL_ACCESS_TOKEN" },
    ]);
  });

  test("that may not be listed are a gap, and the projects are read all the same", async () => {
    const { resources, gaps } = await collectWith("codebuild", {
      ListProjects: () => ({ body: { projects: ["orders"] } }),
      BatchGetProjects: describeAll,
      ListSourceCredentials: denied,
    });
    expect(resources.map(({ name }) => name)).toEqual(["orders"]);
    expect(gaps).toMatchObject([
      { type: "AWS::CodeBuild::SourceCredential", permission: "codebuild:ListSourceCredentials" },
    ]);
  });
});
