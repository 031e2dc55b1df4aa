import { describe, expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:cloudformation:us-east-1:123456789012:stack";

function page(stacks: readonly string[], next = ""): string {
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>${stacks.join("")}</Stacks>${next}</DescribeStacksResult></DescribeStacksResponse>`;
}

function stack(name: string, more = ""): string {
  return `<member><StackName>${name}</StackName><StackId>${ARN}/${name}/1</StackId><CreationTime>2026-05-01T00:00:00.000Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>${more}</member>`;
}

function parameter(key: string, value: string, resolved?: string): string {
  const tail = resolved === undefined ? "" : `<ResolvedValue>${resolved}</ResolvedValue>`;
  return `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${value}</ParameterValue>${tail}</member>`;
}

async function collectStack(more: string) {
  const { resources } = await collectWith("cloudformation", {
    DescribeStacks: () => ({ body: page([stack("orders", more)]) }),
  });
  return resources[0];
}

describe("CloudFormation stacks", () => {
  test("are read by pages alone", async () => {
    const { resources, gaps, journal } = await collectWith("cloudformation", {
      DescribeStacks: ({ NextToken: token }) => ({
        body:
          token === undefined
            ? page([stack("a"), stack("b")], "<NextToken>2</NextToken>")
            : page([stack("c")]),
      }),
    });
    expect(resources.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(resources[0]).toMatchObject({
      arn: `${ARN}/a/1`,
      parameters: [],
      outputs: [],
      parent: null,
      tags: {},
    });
    expect(gaps).toEqual([]);
    expect(journal).toMatchObject([{ operation: "DescribeStacks", calls: 2 }]);
  });

  test("have a role, or none", async () => {
    const role = "arn:aws:iam::123456789012:role/stacks";
    expect(await collectStack(`<RoleARN>${role}</RoleARN>`)).toMatchObject({ role });
    expect(await collectStack("")).toMatchObject({ role: null });
  });

  test("have their parameters judged: in clear, hidden, referred to and from Parameter Store", async () => {
    const password = madeUp("base62", 16, 921);
    const found = await collectStack(
      `<Parameters>${parameter("DbPassword", password)}${parameter("HiddenPassword", "****")}${parameter("PasswordRef", "{{resolve:ssm-secure:/orders/db}}")}${parameter("StoredPassword", "/orders/db-password", password)}${parameter("Image", "/aws/service/ami", "ami-0123456789abcdef0")}</Parameters>`,
    );
    const parameters = found?.["parameters"] as {
      name: string;
      secret: object | null;
      form: string;
    }[];
    expect(parameters.map(({ name, secret, form }) => [name, secret !== null, form])).toEqual([
      ["DbPassword", true, "plain"],
      ["HiddenPassword", false, "placeholder"],
      ["Image", false, "plain"],
      ["PasswordRef", false, "reference"],
      // The stack shows what Parameter Store held.
      ["StoredPassword", true, "plain"],
    ]);
    expect(JSON.stringify(found)).not.toContain(password);
  });

  test("have their outputs judged, with the name that they are exported under", async () => {
    const key = madeUp("base64", 40, 922);
    const found = await collectStack(
      `<ParentId>${ARN}/root/1</ParentId><Outputs><member><OutputKey>SecretAccessKey</OutputKey><OutputValue>${key}</OutputValue><ExportName>orders-key</ExportName></member></Outputs><Tags><member><Key>team</Key><Value>shop</Value></member></Tags>`,
    );
    expect(found).toMatchObject({
      parent: `${ARN}/root/1`,
      outputs: [
        { name: "SecretAccessKey", secret: { confidence: "high" }, exportName: "orders-key" },
      ],
      tags: { team: "shop" },
    });
    expect(JSON.stringify(found)).not.toContain(key);
  });

  test("may give out the id of an API key of API Gateway, not the key", async () => {
    const output = (name: string, value: string) =>
      `<member><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`;
    const found = await collectStack(
      `<Outputs>${output("ApiKey", "a1b2c3d4e5")}${output("ExportsOutputRefOrdersApiKey1A2B3C4D", "x9y8z7w6v5")}${output("PartnerApiKey", madeUp("base62", 20, 923))}</Outputs>`,
    );
    const outputs = found?.["outputs"] as { name: string; secret: object | null }[];
    expect(outputs.map(({ name, secret }) => [name, secret !== null])).toEqual([
      ["ApiKey", false],
      ["ExportsOutputRefOrdersApiKey1A2B3C4D", false],
      ["PartnerApiKey", true],
    ]);
  });

  test("leave no value in a recording", async () => {
    const values = [1, 2, 3, 4].map((seed) => madeUp("base62", 16, 930 + seed));
    const [shown = "", resolved = "", output = "", reason = ""] = values;
    const body = page([
      stack(
        "orders",
        `<StackStatusReason>refused ${reason}</StackStatusReason><Parameters>${parameter("DbPassword", shown)}${parameter("Stored", "/orders/db", resolved)}</Parameters><Outputs><member><OutputKey>Token</OutputKey><OutputValue>${output}</OutputValue></member></Outputs>`,
      ),
    ]);
    const collector = (await COLLECTORS["cloudformation"]?.())?.default;
    const secrets = collector?.calls["DescribeStacks"]?.secrets ?? [];
    const text = (await redactBody(body, secrets, createJudge(new Uint8Array(32)))) ?? body;
    expect(values.filter((value) => text.includes(value))).toEqual([]);
    expect(text).toContain("<ParameterKey>DbPassword</ParameterKey>");
  });
});
