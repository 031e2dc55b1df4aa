import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import codebuild from "../../src/collect/services/codebuild.ts";
import lambda from "../../src/collect/services/lambda.ts";
import secretsmanager from "../../src/collect/services/secretsmanager.ts";
import ssm from "../../src/collect/services/ssm.ts";
import { createJudge } from "../../src/collect/judge.ts";
import { redactBody } from "../../src/collect/redact.ts";
import { judgeRedacted } from "../../src/collect/redacted-value.ts";
import { decodeUserData } from "../../src/collect/user-data.ts";
import { madeUp } from "../secrets/made-up.ts";

const judge = createJudge(new Uint8Array(32));
const replayed = judgeRedacted(judge);
const PASSWORD = madeUp("base62", 16, 951);

const redacted = async (body: Readonly<Record<string, unknown>>, ...paths: string[]) =>
  JSON.parse((await redactBody(JSON.stringify(body), paths, judge)) ?? "null") as unknown;

describe("redaction", () => {
  test("takes every value of a map", async () => {
    const body = {
      Functions: [{ Name: "a", Environment: { Variables: { DB_PASSWORD: PASSWORD, STAGE: "x" } } }],
    };
    const text = JSON.stringify(await redacted(body, "Functions[].Environment.Variables.*"));
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain('"Name":"a"');
    expect(text.match(/keelson-redacted:/g)).toHaveLength(2);
  });

  test("judges a value by the name beside it, or by its key", async () => {
    const body = {
      variables: [{ name: "DB_PASSWORD", value: PASSWORD }],
      Parameters: [{ Name: "DB_PASSWORD", Value: PASSWORD }],
      Attributes: [{ AttributeName: "DB_PASSWORD", AttributeValue: PASSWORD }],
      map: { DB_PASSWORD: PASSWORD },
    };
    const paths = [
      "variables[].value",
      "Parameters[].Value",
      "Attributes[].AttributeValue",
      "map.*",
    ];
    const result = (await redacted(body, ...paths)) as typeof body;
    const original = await judge("DB_PASSWORD", PASSWORD);
    expect(await replayed("anything", result.variables[0]?.value ?? "")).toEqual(original);
    expect(await replayed("anything", result.Parameters[0]?.Value ?? "")).toEqual(original);
    expect(await replayed("anything", result.Attributes[0]?.AttributeValue ?? "")).toEqual(
      original,
    );
    expect(await replayed("anything", result.map.DB_PASSWORD)).toEqual(original);
  });

  test("takes the elements of a list of texts, and lists within lists", async () => {
    const body = { list: [PASSWORD, "b"], rows: [[{ v: PASSWORD }]] };
    const text = JSON.stringify(await redacted(body, "list[]", "rows[][].v"));
    expect(text).not.toContain(PASSWORD);
    expect(text.match(/keelson-redacted:/g)).toHaveLength(3);
  });

  test("judges the words of a command as one text", async () => {
    const body = { containers: [{ command: ["mysql", "--password", PASSWORD] }, { command: [] }] };
    const result = (await redacted(body, "containers[].command")) as typeof body;
    const original = await judge("command", `mysql --password ${PASSWORD}`);
    expect(original.secret).not.toBeNull();
    const words = result.containers[0]?.command ?? [];
    expect(await replayed("command", words.join(" "))).toEqual(original);
    expect(JSON.stringify(result)).not.toContain(PASSWORD);
  });

  test("empties what is no text, and passes over what is not there", async () => {
    const body = { a: { b: { deep: PASSWORD } }, c: null };
    expect(await redacted(body, "a.b", "c.d", "x.y.z", "e[].f")).toEqual({
      a: { b: null },
      c: null,
    });
  });

  test("empties descriptions and comments wherever they stand", async () => {
    const body = {
      Description: PASSWORD,
      list: [{ comment: PASSWORD, name: "a", Comment: { of: 1 } }],
    };
    expect(await redacted(body)).toEqual({
      Description: "",
      list: [{ comment: "", name: "a", Comment: { of: 1 } }],
    });
  });

  test("empties elements of XML by their name", async () => {
    const item = (value: string) =>
      `<Item><HeaderName>x</HeaderName><HeaderValue>${value}</HeaderValue></Item>`;
    const body = `<?xml version="1.0"?><Items>${item(PASSWORD)}${item("b")}<Comment>${PASSWORD}</Comment></Items>`;
    const text = await redactBody(body, ["<HeaderValue>"], judge);
    expect(text).toBe(
      `<?xml version="1.0"?><Items>${item("")}${item("")}<Comment></Comment></Items>`,
    );
  });

  test("judges an element of XML by the name beside it, before or after", async () => {
    const before = `<member><ParameterKey>DbPassword</ParameterKey><ParameterValue>${PASSWORD}&amp;</ParameterValue></member>`;
    const after = `<member><ParameterValue>${PASSWORD}</ParameterValue><ParameterKey>DbPassword</ParameterKey></member>`;
    const text = await redactBody(
      `<Parameters>${before}${after}</Parameters>`,
      ["<ParameterKey>=<ParameterValue>"],
      judge,
    );
    expect(text).not.toContain(PASSWORD);
    const values = [...(text ?? "").matchAll(/<ParameterValue>([^<]+)</g)].map(
      ([, value]) => value,
    );
    expect(await replayed("anything", values[0] ?? "")).toEqual(
      await judge("DbPassword", `${PASSWORD}&`),
    );
    expect(await replayed("anything", values[1] ?? "")).toEqual(
      await judge("DbPassword", PASSWORD),
    );
  });

  test.each([
    ["plain", (script: string) => Buffer.from(script)],
    ["compressed", (script: string) => gzipSync(script)],
  ])("judges %s user data in XML", async (_, encode) => {
    const script = `#!/bin/sh\nexport DB_PASSWORD=${PASSWORD}\n`;
    const encoded = encode(script).toString("base64");
    const body = `<r><userData>\n <value>${encoded}</value></userData><value>kept</value></r>`;
    const text = (await redactBody(body, ["base64:<userData><value>"], judge)) ?? "";
    expect(text).not.toContain(encoded);
    expect(text).toContain("<value>kept</value>");
    const [, left = ""] = /<userData>\s*<value>([^<]+)</.exec(text) ?? [];
    expect(await replayed("anything", decodeUserData(left))).toEqual(
      await judge("userData", script),
    );
  });

  test("user data that unpacks to far more than EC2 takes is left packed", () => {
    const bomb = gzipSync(Buffer.alloc(8_000_000)).toString("base64");
    expect(decodeUserData(bomb).length).toBeLessThan(20_000);
  });

  test("leaves of an endpoint in XML an ARN, or the host of a web address", async () => {
    const endpoints = [
      "https://user:pw@hooks.example.com:8443/services/T0?token=x&amp;a=b",
      "http://hooks.example.com",
      "https://not a host/x",
      "arn:aws:sqs:us-east-1:123456789012:alerts",
      "on-call@example.com",
      "+15550100",
      "",
    ];
    const body = (texts: readonly string[]) =>
      `<Subscriptions>${texts.map((text) => `<Endpoint>${text}</Endpoint>`).join("")}</Subscriptions>`;
    expect(await redactBody(body(endpoints), ["endpoint:<Endpoint>"], judge)).toBe(
      body([
        "https://hooks.example.com:8443/",
        "http://hooks.example.com/",
        "",
        "arn:aws:sqs:us-east-1:123456789012:alerts",
        "",
        "",
        "",
      ]),
    );
  });

  test("empties texts in quotes, and leaves values without them", async () => {
    const body = (texts: readonly string[]) =>
      `<Records>${texts.map((text) => `<Value>${text}</Value>`).join("")}</Records>`;
    const values = [
      `"${PASSWORD}"`,
      `&quot;v=spf1&quot; &quot;${PASSWORD}&quot;`,
      ` "${PASSWORD}`,
      "203.0.113.1",
      "bucket.s3.amazonaws.com",
    ];
    expect(await redactBody(body(values), ["quoted:<Value>"], judge)).toBe(
      body(['""', '""', '""', "203.0.113.1", "bucket.s3.amazonaws.com"]),
    );
  });

  test("leaves an error in XML alone where the answer would have been JSON", async () => {
    const error = "<Error><Code>NoSuchBucketPolicy</Code></Error>";
    const paths = ["**.aws:Referer"];
    expect(await redactBody(error, paths, judge)).toBe(error);
  });

  test("gives up a body that is neither JSON nor XML, and lets an empty one be", async () => {
    expect(await redactBody(`password=${PASSWORD}`, [], judge)).toBeUndefined();
    expect(await redactBody("", ["a"], judge)).toBe("");
  });

  test("leaves named members of a text that is JSON, and the judgement of the whole", async () => {
    const content = {
      type: "Shell",
      inputs: { key: "alias/own", on: true, profile: `export DB_PASSWORD=${PASSWORD}` },
    };
    const body = { Content: JSON.stringify(content), Other: "text" };
    const path = "Content{type,inputs.key,inputs.on,inputs.missing,type.none}";
    const { Content, Other } = (await redacted(body, path)) as typeof body;
    expect(Other).toBe("text");
    expect(Content).not.toContain(PASSWORD);
    expect(JSON.parse(Content)).toMatchObject({
      type: "Shell",
      inputs: { key: "alias/own", on: true },
    });
    expect(Object.keys((JSON.parse(Content) as typeof content).inputs)).toEqual(["key", "on"]);
    expect(await replayed("anything", Content)).toEqual(await judge("Content", body.Content));
    const plain = (await redacted({ Content: PASSWORD }, path)) as typeof body;
    expect(plain.Content).not.toContain(PASSWORD);
    expect(await replayed("anything", plain.Content)).toEqual(await judge("Content", PASSWORD));
  });

  test("an unredacted value is judged on replay as ever", async () => {
    expect(await replayed("DB_PASSWORD", PASSWORD)).toEqual(await judge("DB_PASSWORD", PASSWORD));
  });
});

describe("the declared paths", () => {
  test("cover every place of a Lambda function that can hold a secret", async () => {
    const body = {
      Functions: [
        {
          FunctionName: "orders",
          Description: PASSWORD,
          Environment: { Variables: { HARMLESS: PASSWORD } },
        },
      ],
    };
    const paths = lambda.calls["ListFunctions"]?.secrets ?? [];
    expect(JSON.stringify(await redacted(body, ...paths))).not.toContain(PASSWORD);
  });

  test("cover every place of a CodeBuild project that can hold a secret", async () => {
    const source = {
      type: "GITHUB",
      location: `https://ci:${PASSWORD}@example.com/`,
      buildspec: `env: ${PASSWORD}`,
    };
    const body = {
      projects: [
        {
          name: "orders",
          description: PASSWORD,
          source,
          secondarySources: [source],
          webhook: { secret: PASSWORD },
          environment: {
            environmentVariables: [{ name: "HARMLESS", value: PASSWORD, type: "PLAINTEXT" }],
          },
        },
      ],
    };
    const paths = codebuild.calls["BatchGetProjects"]?.secrets ?? [];
    const text = JSON.stringify(await redacted(body, ...paths));
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain('"type":"PLAINTEXT"');
  });

  test("cover every place of parameters, documents and secrets that can hold a secret", async () => {
    const places: readonly [paths: readonly string[] | undefined, body: Record<string, unknown>][] =
      [
        [
          ssm.calls["DescribeParameters"]?.secrets,
          { Parameters: [{ Name: "/orders/stage", Description: PASSWORD }] },
        ],
        [
          ssm.calls["GetParameters"]?.secrets,
          { Parameters: [{ Name: "/orders/stage", Type: "String", Value: PASSWORD }] },
        ],
        [
          ssm.calls["GetDocument"]?.secrets,
          {
            Name: "shell",
            Content: JSON.stringify({
              description: PASSWORD,
              inputs: {
                kmsKeyId: "alias/own",
                shellProfile: { linux: `export TOKEN=${PASSWORD}` },
              },
            }),
          },
        ],
        [ssm.calls["GetDocument"]?.secrets, { Name: "run", Content: `# ${PASSWORD}` }],
        [
          secretsmanager.calls["ListSecrets"]?.secrets,
          {
            SecretList: [
              {
                Name: "orders",
                Description: PASSWORD,
                ExternalSecretRotationMetadata: [{ Key: "admin", Value: PASSWORD }],
              },
            ],
          },
        ],
        [
          secretsmanager.calls["DescribeSecret"]?.secrets,
          {
            Description: PASSWORD,
            ExternalSecretRotationMetadata: [{ Key: "admin", Value: PASSWORD }],
          },
        ],
      ];
    for (const [paths = [], body] of places) {
      expect(JSON.stringify(await redacted(body, ...paths))).not.toContain(PASSWORD);
    }
  });
});
