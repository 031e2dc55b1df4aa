import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { parsePolicy, PolicySyntaxError, ResourceGrant, resourceGrants } from "../policy/index.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type Fact } from "./define.ts";
import { UnreadError } from "./unread.ts";

/** A fact that analyses the resource-based policy in a field of a type: who is granted what, after denials and conditions. */
export function policyGrantsFact<T extends ResourceType>(
  on: T,
  field: string,
  name = "policyGrants",
): Fact {
  return defineFact({
    on,
    name,
    schema: z
      .array(ResourceGrant)
      .describe(
        `What \`${field}\` grants to whom, one entry per statement and principal; empty without a policy`,
      ),
    reads: { [on.type]: [field] },
    compute(resource) {
      const identity = resource as unknown as ResourceIdentity & Record<string, unknown>;
      const text = identity[field] as string | null;
      return text === null ? [] : grantsOf(identity, field, text);
    },
  });
}

/** What one resource-based policy grants to whom; unread when it cannot be parsed. */
export function grantsOf(resource: ResourceIdentity, field: string, text: string): ResourceGrant[] {
  const { account, arn } = resource;
  try {
    return resourceGrants(parsePolicy(text), { account, partition: arn.split(":")[1] ?? "aws" });
  } catch (error) {
    if (!(error instanceof PolicySyntaxError)) throw error;
    throw unreadable(resource, field, error.message);
  }
}

/** A policy that keelson cannot parse says nothing about who is granted what. */
export function unreadable(
  resource: ResourceIdentity,
  field: string,
  message: string,
): UnreadError {
  const { type, arn, account, region } = resource;
  return new UnreadError([
    {
      type,
      account,
      region,
      arn,
      field,
      service: "",
      operation: "",
      permission: "",
      reason: "failed",
      message,
    },
  ]);
}
