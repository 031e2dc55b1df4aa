import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysOf } from "../../src/iac/resource-keys.ts";
import { callsOf, indexText } from "../../src/iac/terraform/addresses.ts";
import { TERRAFORM_TYPES } from "../../src/iac/terraform/resource-types.ts";
import { readState } from "../../src/iac/terraform/state.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import { resource } from "./resource.ts";

const PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]';

interface Instance {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly provider?: string;
  readonly mode?: string;
}

function stateOf(instances: readonly Instance[]): string {
  const resources = instances.map(
    ({ type, attributes, provider = PROVIDER, mode = "managed" }, n) => ({
      mode,
      type,
      name: `r${n}`,
      provider,
      instances: [{ attributes }],
    }),
  );
  return JSON.stringify({ version: 4, resources });
}

const names = (instances: readonly Instance[]) =>
  readState(stateOf(instances), "s").map(({ name }) => name);
const topic = (region: string, account = "123456789012"): Instance => ({
  type: "aws_sns_topic",
  attributes: { arn: `arn:aws:sns:${region}:${account}:t` },
});
const filter = (attributes = {}): Instance => ({
  type: "aws_cloudwatch_log_metric_filter",
  attributes: { id: "f", name: "f", log_group_name: "g", ...attributes },
});

describe("readState", () => {
  test("keeps nothing but what names a resource", () => {
    const secret = "hunter2";
    const [found, ...others] = readState(
      stateOf([
        {
          type: "aws_kms_key",
          attributes: { arn: "arn:aws:kms:eu-west-1:123456789012:key/a", policy: secret, id: "a" },
        },
      ]),
      "s",
    );
    expect(others).toEqual([]);
    expect(Object.keys(found ?? {}).sort()).toEqual(["address", "calls", "key", "name"]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  test("takes account and Region from the provider's other resources, where they agree", () => {
    const wanted = keysOf(
      resource(
        "AWS::Logs::MetricFilter",
        "arn:aws:logs:eu-west-1:123456789012:log-group:g:metric-filter:f",
        "f",
      ),
    );
    const [, found] = readState(stateOf([topic("eu-west-1"), filter()]), "s");
    expect(wanted).toContain(found?.key);
    expect(names([topic("eu-west-1"), topic("us-east-1"), filter()])).toEqual([
      "aws_sns_topic.r0",
      "aws_sns_topic.r1",
    ]);
    expect(names([topic("eu-west-1"), topic("eu-west-1", "999999999999"), filter()])).toHaveLength(
      2,
    );
    expect(names([filter()])).toEqual([]);
    expect(
      names([topic("eu-west-1"), topic("us-east-1"), filter({ region: "us-east-1" })]),
    ).toHaveLength(3);
    expect(
      names([{ ...topic("us-east-1"), provider: `${PROVIDER}.us` }, topic("eu-west-1"), filter()]),
    ).toHaveLength(3);
  });

  test("takes data, foreign providers and resources that only carry another's ARN for nothing", () => {
    const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf";
    expect(
      names([
        { type: "aws_secretsmanager_secret", attributes: { arn }, mode: "data" },
        { type: "aws_secretsmanager_secret_version", attributes: { arn } },
        { type: "aws_sns_topic_policy", attributes: { arn } },
        { type: "google_kms_key", attributes: { arn } },
        { type: "constructor", attributes: { arn } },
        { type: "aws_kms_key", attributes: { arn: 7 } },
        { type: "aws_kms_key", attributes: {} },
      ]),
    ).toEqual([]);
  });

  test.each([
    [
      "aws_ecs_task_definition",
      "AWS::ECS::TaskDefinition",
      "arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:17",
      "arn:aws:ecs:eu-west-1:123456789012:task-definition/orders",
    ],
    [
      "aws_cloudwatch_log_group",
      "AWS::Logs::LogGroup",
      "arn:aws:logs:eu-west-1:123456789012:log-group:/a:*",
      "arn:aws:logs:eu-west-1:123456789012:log-group:/a",
    ],
  ])("writes the ARN of %s as a snapshot does", (type, ours, arn, expected) => {
    const [found] = readState(stateOf([{ type, attributes: { arn } }]), "s");
    expect(keysOf(resource(ours, expected, "x"))).toContain(found?.key);
  });

  test("finds a configuration recorder by its name, for its ARN ends in what only AWS knows", () => {
    const [, found] = readState(
      stateOf([
        topic("eu-west-1"),
        { type: "aws_config_configuration_recorder", attributes: { id: "default" } },
      ]),
      "s",
    );
    const arn =
      "arn:aws:config:eu-west-1:123456789012:configuration-recorder/default/a1b2c3d4e5f6g7h8";
    expect(keysOf(resource("AWS::Config::ConfigurationRecorder", arn, "default"))).toContain(
      found?.key,
    );
  });

  test("throws nothing but its own errors, and quotes nothing, whatever the JSON holds", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("resources", "values", "version"),
        (value, field) => {
          const state = { version: 4, format_version: "1.0", [field]: value };
          for (const each of [state, { ...state, format_version: undefined }, value]) {
            try {
              readState(JSON.stringify(each), "s");
            } catch (error) {
              expect((error as Error).name).toBe("IacError");
            }
          }
        },
      ),
    );
  });
});

describe("callsOf", () => {
  test("gives back the calls, whatever the keys of their instances", () => {
    const key = fc.oneof(fc.string(), fc.nat(), fc.constant(undefined));
    const call = fc.tuple(fc.stringMatching(/^[a-z_][a-z0-9_-]*$/), key);
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const module = calls.map(([name, index]) => `module.${name}${indexText(index)}`).join(".");
        expect(callsOf(module)).toEqual(calls.map(([name]) => name));
      }),
    );
  });

  test.each([
    "a",
    "module.",
    "module.a.b",
    "module.a[",
    'module.a["x].module.b',
    "module.a module.b",
  ])("knows that %s is none", (text) => {
    expect(callsOf(text)).toBeUndefined();
  });
});

/** Types that Terraform does not make, or of which several of its resources each make a part. */
const NOT_MADE = [
  "AWS::Account::AlternateContact",
  "AWS::Backup::ProtectedResource",
  "AWS::CloudHSM::Backup",
  "AWS::CloudWatch::UsageMetric",
  "AWS::EC2::EbsSettings",
  "AWS::IAM::RootUser",
  "AWS::InspectorV2::AccountStatus",
  "AWS::ResourceGroupsTagging::ResourceTagMapping",
  "AWS::SSM::ManagedInstance",
  "account",
  "account.region",
];

test("every type of a snapshot is made by a Terraform type, or known not to be", () => {
  const made = new Set(Object.values(TERRAFORM_TYPES).map(({ type }) => type));
  const types = RESOURCE_TYPES.map(({ type }) => type);
  expect(types.filter((type) => !made.has(type)).sort()).toEqual(NOT_MADE);
});

test("every ARN that a type builds is one that a snapshot has", () => {
  const owner = { partition: "aws", account: "123456789012", region: "us-east-1" };
  const built = Object.values(TERRAFORM_TYPES).flatMap(({ type, arnOf }) => {
    const example = RESOURCE_TYPES.find((each) => each.type === type)?.example;
    if (arnOf === undefined || example === undefined) return [];
    const text = (name: string) => (name === "log_group_name" ? "cloudtrail" : example.name);
    return [[arnOf(text, owner), example.arn]];
  });
  expect(built.length).toBeGreaterThan(4);
  expect(built.filter(([arn, expected]) => arn !== expected)).toEqual([]);
});
