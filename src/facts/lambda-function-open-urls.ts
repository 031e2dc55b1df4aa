import { z } from "zod";
import { requiresMatch } from "../policy/condition.ts";
import { allowsAction, type Statement } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { defineFact } from "./define.ts";
import { grantsOf } from "./policy-grants.ts";

type Lambda = ResourceOf<typeof LambdaFunction>;
type FunctionUrl = Lambda["urls"][number];

// Since October 2025 a new URL also takes lambda:InvokeFunction; what was there before goes on without it.
const BOTH_PERMISSIONS_SINCE = "2025-11-01";

/** URLs that anybody may call. One of AuthType NONE still answers only those whom the policy lets in. */
export const lambdaFunctionOpenUrls = defineFact({
  on: LambdaFunction,
  name: "openUrls",
  schema: z
    .array(
      z.object({
        alias: z.string().nullable().describe("Alias that the URL calls; null: the function"),
        statements: z.array(z.string()).describe("Statements of its policy that let everybody in"),
      }),
    )
    .describe("URLs that anybody may call without credentials, by AuthType and policy"),
  reads: { [LambdaFunction.type]: ["urls", "policy", "aliasPolicies"] },
  compute: (resource) =>
    resource.urls
      .filter(({ authType }) => authType === "NONE")
      .map((url) => ({ alias: url.alias, statements: openingStatements(resource, url) }))
      .filter(({ statements }) => statements.length > 0),
});

function openingStatements(resource: Lambda, { alias, createdAt }: FunctionUrl): string[] {
  const field = alias === null ? "policy" : "aliasPolicies";
  const text =
    alias === null
      ? resource.policy
      : (resource.aliasPolicies.find((each) => each.alias === alias)?.policy ?? null);
  if (text === null) return [];
  const open = grantsOf(resource, field, text, isForOpenUrls).filter((grant) => grant.public);
  const allowing = (action: string) =>
    open.filter((grant) => allowsAction(grant, action)).map(({ statement }) => statement);
  const byUrl = allowing("lambda:InvokeFunctionUrl");
  const byInvocation = allowing("lambda:InvokeFunction");
  if (byInvocation.length === 0 && createdAt >= BOTH_PERMISSIONS_SINCE) return [];
  return byUrl.length === 0 ? [] : [...new Set([...byUrl, ...byInvocation])];
}

/** A statement for URLs with IAM authentication says nothing of those without. */
function isForOpenUrls({ conditions }: Statement): boolean {
  return !conditions.some(
    (entry) =>
      entry.name === "lambda:functionurlauthtype" &&
      requiresMatch(entry, conditions) &&
      !entry.values.includes("NONE"),
  );
}
