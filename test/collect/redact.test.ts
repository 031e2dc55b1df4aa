import { describe, expect, test } from "vitest";
import codebuild from "../../src/collect/services/codebuild.ts";
import lambda from "../../src/collect/services/lambda.ts";
import { createJudge } from "../../src/collect/judge.ts";
import { judgeRedacted, redactBody } from "../../src/collect/redact.ts";
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
      map: { DB_PASSWORD: PASSWORD },
    };
    const result = (await redacted(body, "variables[].value", "map.*")) as typeof body;
    const original = await judge("DB_PASSWORD", PASSWORD);
    expect(await replayed("anything", result.variables[0]?.value ?? "")).toEqual(original);
    expect(await replayed("anything", result.map.DB_PASSWORD)).toEqual(original);
  });

  test("takes the elements of a list of texts, and lists within lists", async () => {
    const body = { list: [PASSWORD, "b"], rows: [[{ v: PASSWORD }]] };
    const text = JSON.stringify(await redacted(body, "list[]", "rows[][].v"));
    expect(text).not.toContain(PASSWORD);
    expect(text.match(/keelson-redacted:/g)).toHaveLength(3);
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

  test("gives up a body that is neither JSON nor XML, and lets an empty one be", async () => {
    expect(await redactBody(`password=${PASSWORD}`, [], judge)).toBeUndefined();
    expect(await redactBody("", ["a"], judge)).toBe("");
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
});
