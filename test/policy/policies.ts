import { type PolicyDocument, parsePolicy } from "../../src/policy/document.ts";
import type { ResourceGrant } from "../../src/policy/resource-grant.ts";
import { resourceGrants } from "../../src/policy/resource-grants.ts";

export const OWN = "123456789012";
export const FOREIGN = "999999999999";
export const OWNER = { account: OWN, partition: "aws" };

export type Json = Readonly<Record<string, unknown>>;

/** A policy of these statements; Effect, Action and Resource have defaults. */
export function policyOf(...statements: readonly Json[]): PolicyDocument {
  const list = statements.map((statement) => ({
    Effect: "Allow",
    ...("NotAction" in statement ? {} : { Action: "kms:*" }),
    ...("NotResource" in statement ? {} : { Resource: "*" }),
    ...statement,
  }));
  return parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: list }));
}

/** The grants of such a policy on a resource of the own account. */
export function grantsOf(...statements: readonly Json[]): ResourceGrant[] {
  return resourceGrants(policyOf(...statements), OWNER);
}

/** The only grant of such a policy. */
export function grantOf(...statements: readonly Json[]): ResourceGrant {
  const [grant, ...others] = grantsOf(...statements);
  if (grant === undefined || others.length > 0) throw new Error("expected one grant");
  return grant;
}
