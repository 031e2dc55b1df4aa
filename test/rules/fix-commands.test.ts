import { NormalizedSchema } from "@smithy/core/schema";
import type { $SchemaRef } from "@smithy/types";
import { describe, expect, test } from "vitest";
import { serviceModel } from "../emulator/services.ts";
import { builtIn } from "../support/rules.ts";
import { shellCommands } from "../support/shell-commands.ts";

/** Commands of the AWS CLI that are called otherwise than the service signs its requests. */
const SIGNING_NAMES: Readonly<Record<string, string>> = {
  accessanalyzer: "access-analyzer",
  cloudwatch: "monitoring",
  configservice: "config",
  docdb: "rds",
  efs: "elasticfilesystem",
  elb: "elasticloadbalancing-classic",
  elbv2: "elasticloadbalancing",
  neptune: "rds",
  opensearch: "es",
  s3api: "s3",
  "service-quotas": "servicequotas",
  stepfunctions: "states",
};

/** Services that keelson has no whole client of: their commands are not checked. */
const UNCHECKED = new Set(["cloudhsmv2", "ram", "route53domains", "route53resolver", "signer"]);

/** Commands that the AWS CLI itself makes up. */
const OF_THE_CLI = /^\S+ wait |^cloudformation deploy |^rds add-option-to-option-group /;

const GROUP_RULE = {
  "--protocol": "--ip-protocol",
  "--port": "--from-port",
  "--cidr": "--cidr-ip",
  "--source-group": "--source-security-group-name",
};

/** Flags that the AWS CLI calls otherwise than the service. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "configservice put-configuration-recorder": { "--recording-group": "--configuration-recorder" },
  "ec2 authorize-security-group-ingress": GROUP_RULE,
  "ec2 create-network-acl-entry": { "--ingress": "--no-egress" },
  "ec2 revoke-security-group-ingress": GROUP_RULE,
  "eks update-cluster-version": { "--kubernetes-version": "--version" },
  "sns subscribe": { "--notification-endpoint": "--endpoint" },
};

const OF_ALL_COMMANDS = new Set([
  "--region",
  "--output",
  "--query",
  "--cli-input-json",
  "--max-items",
]);

const rules = builtIn.rules.filter(({ source }) => source.fix.cli !== undefined);

test.each(rules.map((rule) => [rule.id, rule.source.fix.cli ?? ""]))(
  "the commands of %s are ones of the AWS CLI",
  async (_, script) => {
    const filled = script
      .replaceAll(/\{(?:resource|params|join|distinct|size|string)\b[^{}]*\}/g, "value")
      .replaceAll(/<[A-Za-z0-9][^<>\n]*>/g, "value");
    const problems = await Promise.all(
      shellCommands(filled)
        .filter(([command]) => command === "aws")
        .map(([, ...words]) => problemsOf(words)),
    );
    expect(problems.flat()).toEqual([]);
  },
);

describe("what is found", () => {
  test.each([
    ["kmss list-keys", "kmss: no such service, or one to add to UNCHECKED"],
    ["kms enable-key-rotatio --key-id x", "kms enable-key-rotatio: no such operation"],
    ["kms enable-key-rotation --keyid x", "kms enable-key-rotation: no flag --keyid"],
    ["kms enable-key-rotation", "kms enable-key-rotation: --key-id is missing"],
    ["kms enable-key-rotation --key-id", "kms enable-key-rotation: --key-id without a value"],
    ["rds modify-db-instance --db-instance-identifier x --no-engine", "no flag --no-engine"],
    [`kms create-key --tags '[{"TagKei":"a"}]'`, "kms create-key: --tags has no TagKei"],
    ["kms create-key --tags TagKei=a,TagValue=b", "kms create-key: --tags has no TagKei"],
  ])("%s", async (command, problem) => {
    const [words] = shellCommands(command);
    expect((await problemsOf(words ?? [])).join("\n")).toContain(problem);
  });
});

async function problemsOf(words: readonly string[]): Promise<string[]> {
  const [service = "", operationName = "", ...rest] = words;
  if (UNCHECKED.has(service) || OF_THE_CLI.test(words.join(" "))) return [];
  const model = await serviceModel(SIGNING_NAMES[service] ?? service);
  if (model === undefined) return [`${service}: no such service, or one to add to UNCHECKED`];
  const name = `${service} ${operationName}`;
  const operation = [...model.operations.values()].find(
    (each) => dashed(each.name) === operationName,
  );
  if (operation === undefined) return [`${name}: no such operation`];
  const flags = flagsOf(rest).filter(([flag]) => !OF_ALL_COMMANDS.has(flag));
  const members = flags.map(([flag, values]) => [RENAMED[name]?.[flag] ?? flag, values] as const);
  return [
    ...members.flatMap((member) => flagProblems(operation.input, ...member)),
    ...(rest.includes("--cli-input-json") ? [] : missing(operation.input, new Map(members))),
  ].map((problem) => `${name}: ${problem}`);
}

/** Each flag with its values. */
function flagsOf(words: readonly string[]): [string, string[]][] {
  const flags: [string, string[]][] = [];
  for (const word of words) {
    if (word.startsWith("--")) flags.push([word, []]);
    else flags.at(-1)?.[1].push(word);
  }
  return flags;
}

function flagProblems(input: $SchemaRef, flag: string, values: readonly string[]): string[] {
  const named = (name: string) =>
    [...NormalizedSchema.of(input).structIterator()].find(
      ([member]) => `--${dashed(member)}` === name,
    )?.[1];
  const schema = named(flag) ?? named(flag.replace("--no-", "--"));
  if (schema === undefined || (named(flag) === undefined && !isSwitch(schema)))
    return [`no flag ${flag}`];
  if (values.length === 0) return isSwitch(schema) ? [] : [`${flag} without a value`];
  const known = memberNames(schema);
  if (known === undefined || known.size === 0) return [];
  return values
    .flatMap(namedMembers)
    .filter((member) => !known.has(member))
    .map((member) => `${flag} has no ${member}`);
}

/** Whether the flag stands alone and has a counterpart with --no-; EC2 wraps some booleans. */
function isSwitch(schema: NormalizedSchema): boolean {
  if (schema.isBooleanSchema()) return true;
  if (!schema.isStructSchema()) return false;
  const [[name, value] = [], ...others] = [...schema.structIterator()];
  return name === "Value" && others.length === 0 && value?.isBooleanSchema() === true;
}

/** The SDK lists first what a call may not go without, and counts it. */
function missing(input: $SchemaRef, flags: ReadonlyMap<string, unknown>): string[] {
  const [, , , , names, , required] = NormalizedSchema.of(input).getSchema() as unknown[];
  return (names as string[])
    .slice(0, Number(required ?? 0))
    .map(dashed)
    .filter((name) => !flags.has(`--${name}`) && !flags.has(`--no-${name}`))
    .map((name) => `--${name} is missing`);
}

/** The names of members at any depth; undefined where keys are free. */
function memberNames(schema: NormalizedSchema, seen = new Set<unknown>()): Set<string> | undefined {
  if (schema.isMapSchema() || schema.isDocumentSchema()) return undefined;
  if (schema.isListSchema()) return memberNames(schema.getValueSchema(), seen);
  if (!schema.isStructSchema() || seen.has(schema.getSchema())) return new Set();
  seen.add(schema.getSchema());
  const names = new Set<string>();
  for (const [name, member] of schema.structIterator()) {
    const within = memberNames(member, seen);
    if (within === undefined) return undefined;
    for (const each of [name, ...within]) names.add(each);
  }
  return names;
}

/** The names that a value gives members, as JSON or in the shorthand of the AWS CLI. */
function namedMembers(value: string): string[] {
  const pattern = /^[[{]\s*["{[]/.test(value) ? /"(\w+)"\s*:/g : /(?<=^|[,{[])(\w+)=/g;
  return [...value.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

/** The name in the AWS CLI: EnableKeyRotation is enable-key-rotation, DBInstanceARNs db-instance-arns. */
function dashed(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
