import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicy, PolicySyntaxError } from "../../src/policy/document.ts";
import { identityGrants } from "../../src/policy/identity-grant.ts";
import { resourceGrants } from "../../src/policy/resource-grants.ts";

const OWNER = { account: "123456789012", partition: "aws" };

function parsesOrRefuses(text: string): boolean {
  try {
    const policy = parsePolicy(text);
    resourceGrants(policy, OWNER);
    identityGrants(policy);
    return true;
  } catch (error) {
    return error instanceof PolicySyntaxError && error.message.endsWith(".");
  }
}

describe("normal form", () => {
  test("single values become lists and the service prefix is in lower case", () => {
    const policy = parsePolicy(
      JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Principal: "*",
          Action: "KMS:Decrypt",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": true } },
        },
      }),
    );
    expect(policy.version).toBe("2012-10-17");
    expect(policy.statements).toEqual([
      {
        label: "Statement[0]",
        effect: "Allow",
        principals: [{ kind: "AWS", value: "*" }],
        notPrincipal: false,
        actions: ["kms:Decrypt"],
        notActions: [],
        resources: ["*"],
        notResources: [],
        conditions: [
          {
            operator: "Bool",
            base: "bool",
            set: "",
            ifExists: false,
            key: "aws:SecureTransport",
            name: "aws:securetransport",
            values: ["true"],
          },
        ],
      },
    ]);
  });

  test("percent-encoded text as IAM returns it", () => {
    const plain =
      '{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::a%2Fb"}]}';
    expect(parsePolicy(encodeURIComponent(plain))).toEqual(parsePolicy(plain));
    expect(parsePolicy(plain).statements[0]?.resources).toEqual(["arn:aws:s3:::a%2Fb"]);
  });

  test("an empty NotAction excludes nothing", () => {
    const [statement] = parsePolicy(
      '{"Statement":{"Effect":"Allow","NotAction":[],"NotResource":[]}}',
    ).statements;
    expect(statement).toMatchObject({ actions: ["*"], notActions: [], resources: ["*"] });
  });

  test("__proto__ is a key like others", () => {
    const text = '{"__proto__":{"polluted":1},"Statement":[],"constructor":1}';
    expect(parsePolicy(text).statements).toEqual([]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

test.each([
  ["", "not valid JSON"],
  ["%7Bbroken%", "percent-encoded"],
  ["[]", "not a JSON object"],
  ["{}", "no Statement"],
  ['{"Statement":[1]}', "Statement[0] is not a JSON object"],
  ['{"Statement":{"Effect":"allow","Action":"*"}}', "neither Allow nor Deny"],
  ['{"Statement":{"Effect":"Allow"}}', "neither Action nor NotAction"],
  ['{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}', "both Action and NotAction"],
  ['{"Statement":{"Effect":"Allow","Action":"*","action":"a:b"}}', "the same element twice"],
  ['{"Statement":{"Effect":"Allow","Action":{"a":1}}}', "not text"],
  ['{"Statement":{"Effect":"Allow","Action":[null]}}', "not text"],
  ['{"Statement":{"Effect":"Allow","Action":"*","Principal":"me"}}', "not a JSON object"],
  ['{"Statement":{"Effect":"Allow","Action":"*","Principal":{"__proto__":"*"}}}', "unknown kind"],
  ['{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}}', "not a JSON object"],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Principal":"*","NotPrincipal":"*"}}',
    "both Principal",
  ],
  [" ".repeat(400_001), "too long"],
  [`{"Statement":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "not a JSON object"],
])("refuses %.60s", (text, message) => {
  expect(() => parsePolicy(text)).toThrow(PolicySyntaxError);
  expect(() => parsePolicy(text)).toThrow(message);
});

test("refuses what would take hours to judge, at once", () => {
  const allow = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const deny = { ...allow, Effect: "Deny", Action: "a:b" };
  const many = [...Array<object>(3000).fill(allow), ...Array<object>(3000).fill(deny)];
  const all = { ...allow, Principal: { AWS: Array<string>(9000).fill("*") } };
  const wide = [all, ...Array<object>(900).fill(deny)];
  for (const statements of [many, wide]) {
    expect(() => parsePolicy(JSON.stringify({ Statement: statements }))).toThrow("too large");
  }
});

test("accepts a large policy that AWS would store", () => {
  const roles = Array.from({ length: 200 }, (_, i) => `arn:aws:iam::123456789012:role/app-${i}`);
  const allow = {
    Effect: "Allow",
    Principal: { AWS: roles },
    Action: ["kms:Decrypt", "kms:Encrypt"],
  };
  const deny = { Effect: "Deny", Principal: "*", Action: "kms:PutKeyPolicy", Resource: "*" };
  const text = JSON.stringify({ Statement: [allow, ...Array<object>(50).fill(deny)] });
  expect(resourceGrants(parsePolicy(text), OWNER)).toHaveLength(200);
});

test("the message quotes nothing of the text", () => {
  expect(() => parsePolicy('{"hunter2"')).toThrow(/^The policy is not valid JSON\.$/);
});

describe("is total", () => {
  test("on any text", () => {
    fc.assert(fc.property(fc.string(), parsesOrRefuses));
    fc.assert(fc.property(fc.string(), (text) => parsesOrRefuses(`%7B${text}`)));
  });

  test("on any JSON", () => {
    fc.assert(fc.property(fc.json(), parsesOrRefuses));
  });

  test("on statements of any values", () => {
    const any = fc.jsonValue({ maxDepth: 2 });
    const key = fc.constantFrom(
      "Effect",
      "Principal",
      "NotPrincipal",
      "Action",
      "Condition",
      "Sid",
    );
    const statement = fc
      .tuple(fc.dictionary(key, any), fc.record({ Effect: fc.constantFrom("Allow", "Deny", 1) }))
      .map(([some, effect]) => ({ Action: "*", ...some, ...effect }));
    fc.assert(
      fc.property(fc.array(statement), (list) =>
        parsesOrRefuses(JSON.stringify({ Statement: list })),
      ),
    );
  });
});
