import type { ParameterMetadata } from "@aws-sdk/client-ssm";
import type { Resource } from "../model/resource.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import type { CollectContext, JudgedValue } from "./define.ts";
import type { SsmCalls } from "./services/ssm.ts";
import { iso } from "./shape.ts";

type Context = CollectContext<SsmCalls>;
/** Judgements by name; undefined when the values were not read. */
type Values = ReadonlyMap<string, JudgedValue> | undefined;

/** Names that GetParameters takes at once. */
const BATCH = 10;

/** The parameters of a Region, with the values of those that are not encrypted judged. */
export async function* parameters(context: Context): AsyncGenerator<Resource> {
  const listed = context.items(
    "DescribeParameters",
    { MaxResults: 50 },
    (output) => output.Parameters,
  );
  const batches = context.each(batched(listed), (batch) => readBatch(context, batch));
  for await (const batch of batches) yield* batch;
}

// Values come ten at a time; an encrypted parameter has none to wait for.
async function* batched(
  listed: AsyncIterable<ParameterMetadata>,
): AsyncGenerator<ParameterMetadata[]> {
  let plain: ParameterMetadata[] = [];
  for await (const item of listed) {
    if (!isPlain(item)) {
      yield [item];
      continue;
    }
    plain.push(item);
    if (plain.length === BATCH) {
      yield plain;
      plain = [];
    }
  }
  if (plain.length > 0) yield plain;
}

// A type that this version does not know is not asked for its value.
function isPlain({ Type: type }: ParameterMetadata): boolean {
  return type === "String" || type === "StringList";
}

async function readBatch(
  context: Context,
  batch: readonly ParameterMetadata[],
): Promise<Resource[]> {
  const values = await readValues(context, batch.filter(isPlain));
  return Promise.all(batch.map((item) => parameter(context, item, values)));
}

async function readValues(context: Context, plain: readonly ParameterMetadata[]): Promise<Values> {
  if (plain.length === 0) return undefined;
  const Names = plain.map(({ Name = "" }) => Name);
  const output = await context.read("GetParameters", { Names, WithDecryption: false });
  if (!output) return undefined;
  const judged = (output.Parameters ?? [])
    .filter(isPlain)
    .map(async ({ Name = "", Value = "" }) => [Name, await context.judge(Name, Value)] as const);
  return new Map(await Promise.all(judged));
}

async function parameter(
  context: Context,
  item: ParameterMetadata,
  values: Values,
): Promise<Resource> {
  const name = item.Name ?? "";
  const arn = item.ARN ?? arnOf(context, name);
  return context.resource(SsmParameter, {
    arn,
    id: name,
    name,
    parameterType: item.Type,
    tier: item.Tier ?? "Standard",
    keyId: item.KeyId || null,
    lastModifiedAt: iso(item.LastModifiedDate) ?? undefined,
    policies: policies(context, arn, item),
    value: isPlain(item) ? valueOf(context, { arn, name }, values) : null,
    resourcePolicies: item.Tier === "Advanced" ? await sharing(context, arn) : [],
  });
}

function arnOf({ partition, region, account }: Context, name: string): string {
  return `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;
}

function valueOf(context: Context, { arn, name }: { arn: string; name: string }, values: Values) {
  const value = values?.get(name);
  if (values !== undefined && value === undefined) {
    const failure = {
      name: "InvalidParameters",
      message: "the parameter is gone, or has become encrypted",
    };
    context.unread("GetParameters", { type: SsmParameter, field: "value", arn }, "", failure);
  }
  return value;
}

function policies(context: Context, arn: string, { Policies = [] }: ParameterMetadata) {
  try {
    return Policies.map(({ PolicyType: type = "", PolicyText: text = "" }) => ({
      type,
      expiresAt: type === "Expiration" ? timestamp(text) : null,
    }));
  } catch {
    const failure = { name: "PolicyText", message: "a parameter policy could not be understood" };
    context.unread(
      "DescribeParameters",
      { type: SsmParameter, field: "policies", arn },
      "",
      failure,
    );
    return undefined;
  }
}

function timestamp(policyText: string): string {
  const { Attributes } = JSON.parse(policyText) as { Attributes: { Timestamp: string } };
  return new Date(Attributes.Timestamp).toISOString();
}

// Only Advanced parameters can be shared.
async function sharing(context: Context, arn: string) {
  const listed = await context.readAll(
    "GetResourcePolicies",
    { ResourceArn: arn },
    (output) => output.Policies,
    arn,
  );
  return listed?.flatMap(({ Policy }) => Policy ?? []);
}
