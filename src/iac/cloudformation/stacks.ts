import type { Resource } from "../../model/resource.ts";
import type { StackMember } from "./stack-resources.ts";

/** One resource of a stack. */
export interface Member {
  readonly arn: string;
  readonly logicalId: string;
  readonly type: string;
}

/** What is known of a stack: some of its resources, and its parameters and outputs where it was read itself. */
export interface Stack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly members: readonly Member[];
  readonly parameters?: ReadonlySet<string>;
  readonly outputs?: ReadonlySet<string>;
}

const NAME = "aws:cloudformation:stack-name";
const ID = "aws:cloudformation:stack-id";
const LOGICAL_ID = "aws:cloudformation:logical-id";

/** The stacks of a snapshot: from the tags that CloudFormation sets, and from what it said of their resources. */
export function stacksOf(
  resources: readonly Resource[],
  described: readonly StackMember[],
): Stack[] {
  const stacks = new Map<
    string,
    { name: string; account: string; region: string; members: Map<string, Member> }
  >();
  const add = (stack: Pick<Stack, "name" | "account" | "region">, member: Member) => {
    const key = JSON.stringify([stack.account, stack.region, stack.name]);
    const known = stacks.get(key) ?? { ...stack, members: new Map<string, Member>() };
    stacks.set(key, known);
    known.members.set(member.arn, member);
  };
  for (const { type, arn, account, region, tags = {} } of resources) {
    const { [NAME]: name, [ID]: id, [LOGICAL_ID]: logicalId } = tags;
    if (name === undefined || logicalId === undefined) continue;
    // What has no Region still belongs to a stack of one, which only the stack's ARN tells.
    add({ name, account, region: id?.split(":")[3] ?? region }, { arn, logicalId, type });
  }
  const byId = idsOf(resources);
  for (const { stack, type, logicalId, physicalId } of described) {
    const found = [stack.region, "global"].flatMap(
      (region) => byId.get(JSON.stringify([type, stack.account, region, physicalId])) ?? [],
    );
    const [arn] = found;
    if (arn !== undefined && found.length === 1) add(stack, { arn, logicalId, type });
  }
  const own = new Map(
    resources
      .filter(({ type }) => type === "AWS::CloudFormation::Stack")
      .map((stack) => [JSON.stringify([stack.account, stack.region, stack.name]), stack]),
  );
  return [...stacks].map(([key, { members, ...stack }]) => {
    const [parameters, outputs] = ["parameters", "outputs"].map((field) =>
      namesOf(own.get(key)?.[field]),
    );
    return {
      ...stack,
      members: [...members.values()],
      ...(parameters === undefined ? {} : { parameters }),
      ...(outputs === undefined ? {} : { outputs }),
    };
  });
}

/** ARNs by what CloudFormation calls a resource: its id or its ARN. */
function idsOf(resources: readonly Resource[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { type, arn, id, account, region } of resources) {
    for (const name of new Set([id, arn])) {
      const key = JSON.stringify([type, account, region, name]);
      ids.set(key, [...(ids.get(key) ?? []), arn]);
    }
  }
  return ids;
}

function namesOf(field: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(field)) return undefined;
  return new Set(field.map((item: { name?: unknown }) => String(item.name)));
}
