import type { PolicyDocument } from "../policy/document.ts";
import { arnAccount, matchesPattern, parseArn } from "../policy/index.ts";
import { principalType } from "../policy/principal.ts";
import type { Caller, Receiver } from "./share-receiver.ts";

/**
 * The callers of a receiver between whom a policy can make a difference: any of its principals, and each that a
 * statement, a condition or somebody else (`others`) names.
 */
export function callersOf(
  { statements }: PolicyDocument,
  receiver: Receiver,
  others: readonly string[],
): Caller[] {
  const named = statements.flatMap(({ principals, conditions }) => [
    ...principals.filter((each) => principalType(each) === "iam").map(({ value }) => value),
    ...conditions
      .filter(({ name }) => name === "aws:principalarn")
      .flatMap(({ values }) => values.map((value) => exampleOf(value, receiver))),
  ]);
  const own = [...named, ...others].filter((arn) => arnAccount(arn) === receiver.account);
  return [null, ...new Set(own)].map((principal) => ({ receiver, principal }));
}

/** A principal of the receiver whose ARN matches the pattern: its account can make one of that name. */
function exampleOf(pattern: string, { account }: Receiver): string {
  const arn = parseArn(pattern);
  if (arn === undefined || account === null || pattern.includes("${")) return "";
  if (!matchesPattern(arn.account, account)) return "";
  const filled = (part: string, text: string) => part.replaceAll("*", text).replaceAll("?", "x");
  const resource = filled(arn.resource, arn.resource === "*" ? "role/example" : "example");
  return `arn:${filled(arn.partition, "aws")}:${filled(arn.service, "iam")}::${account}:${resource}`;
}
