import { parseArn, parsePolicy, type Statement } from "../policy/index.ts";
import { AWS_POLICY_TEXTS, SILENT_AWS_POLICIES } from "./aws-managed-policy-texts.ts";

const silent = new Set(SILENT_AWS_POLICIES.split(" "));
const parsed = new Map<string, readonly Statement[]>();

/**
 * What a policy of AWS says of the actions that escalation paths take, as far as keelson knows it; undefined for
 * policies that are younger than this knowledge.
 */
export function awsPolicyStatements(arn: string): readonly Statement[] | undefined {
  const known = parsed.get(arn);
  if (known !== undefined) return known;
  const { partition = "aws", resource = "" } = parseArn(arn) ?? {};
  const name = resource.slice("policy/".length);
  const text = Object.hasOwn(AWS_POLICY_TEXTS, name) ? AWS_POLICY_TEXTS[name] : undefined;
  if (text === undefined && !silent.has(name)) return undefined;
  const own = (text ?? "[]").replaceAll('"arn:aws:', `"arn:${partition}:`);
  const { statements } = parsePolicy(`{"Version":"2012-10-17","Statement":${own}}`);
  parsed.set(arn, statements);
  return statements;
}
