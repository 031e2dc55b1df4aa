import { z } from "zod";
import { requiresMatch } from "../policy/condition.ts";
import { allowsAction, type Statement } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { defineFact } from "./define.ts";
import { grantsOf } from "./policy-grants.ts";
import { unreadable } from "./unread.ts";

type Lambda = ResourceOf<typeof LambdaFunction>;
type FunctionUrl = Lambda["urls"][number];

// Since October 2025 a new URL also takes lambda:InvokeFunction. Older ones went on without it, until a day that AWS
// announced; whether that day was kept is not documented.
const BOTH_PERMISSIONS_SINCE = "2025-11-01";
const OLD_URLS_UNTIL = "2026-11-01";

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
  compute(resource, { now }) {
    const open = resource.urls
      .filter(({ authType }) => authType === "NONE")
      .map((url) => ({ url, ...openingStatements(resource, url) }))
      .filter(({ statements }) => statements.length > 0);
    const certain = open.filter(({ both, url }) => both || isServed(url, now));
    const maybe = open.find(({ both, url }) => !both && isOld(url));
    if (certain.length === 0 && maybe !== undefined) {
      const message = `AWS announced that from ${OLD_URLS_UNTIL} on old URLs take lambda:InvokeFunction too; whether this one still works without is not known`;
      throw unreadable(resource, fieldOf(maybe.url), message);
    }
    return certain.map(({ url: { alias }, statements }) => ({ alias, statements }));
  },
});

/** Whether the URL goes on with the one permission that was enough when it was made. */
function isServed(url: FunctionUrl, now: string): boolean {
  return isOld(url) && now < OLD_URLS_UNTIL;
}

function isOld({ createdAt }: FunctionUrl): boolean {
  return createdAt < BOTH_PERMISSIONS_SINCE;
}

function fieldOf({ alias }: FunctionUrl): "policy" | "aliasPolicies" {
  return alias === null ? "policy" : "aliasPolicies";
}

/** The statements that let everybody in by the URL, and whether they give both permissions; none where they do not. */
function openingStatements(resource: Lambda, url: FunctionUrl) {
  const { alias } = url;
  const text =
    alias === null
      ? resource.policy
      : (resource.aliasPolicies.find((each) => each.alias === alias)?.policy ?? null);
  if (text === null) return { statements: [], both: false };
  const open = grantsOf(resource, fieldOf(url), text, isForOpenUrls).filter(
    (grant) => grant.public,
  );
  const allowing = (action: string) =>
    open.filter((grant) => allowsAction(grant, action)).map(({ statement }) => statement);
  const byUrl = allowing("lambda:InvokeFunctionUrl");
  const byInvocation = allowing("lambda:InvokeFunction");
  const statements = byUrl.length === 0 ? [] : [...new Set([...byUrl, ...byInvocation])];
  return { statements, both: byInvocation.length > 0 };
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
