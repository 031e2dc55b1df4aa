import type { Statement } from "./document.ts";
import { matchesPattern } from "./pattern.ts";
import type { KnownRequest } from "./request.ts";
import { speechOf } from "./speech.ts";
import { indexOf } from "./statement-index.ts";

/** A policy under the name that people know it by. Null statements: its text is not known, it may allow anything. */
export interface NamedPolicy {
  readonly name: string;
  readonly statements: readonly Statement[] | null;
}

/** That something is allowed. */
export interface Permission {
  /** Names of the policies that allow it. */
  readonly policies: readonly string[];
  /** What it hangs on and account state does not tell; empty when it is certain. */
  readonly open: readonly string[];
}

/** What counts of an Allow statement. */
export type Part = (statement: Statement) => Statement;
/** All of it. */
export const whole: Part = (statement) => statement;

/** Resources that are all of one other service. */
const NOT_IAM = /^arn:[^:*?$]*:(?!iam:)[^:*?$]+:/;

/** Allowed, and nothing hangs on anything. */
export const NOTHING_OPEN: Permission = { policies: [], open: [] };

/** The policies with those of their Allow statements that may allow the action; without those that have none. */
export function allowing(policies: readonly NamedPolicy[], action: string): NamedPolicy[] {
  const onIam = action.startsWith("iam:") || action === "sts:AssumeRole";
  return policies.flatMap((policy) => {
    if (policy.statements === null) return [policy];
    const named = indexOf(policy.statements).naming("Allow", action);
    const statements = onIam ? named.filter(mayNameIam) : named;
    return statements.length === 0 ? [] : [{ name: policy.name, statements }];
  });
}

/** Whether users, roles and the like may be among the resources. */
function mayNameIam({ resources, notResources }: Statement): boolean {
  return notResources.length > 0 || resources.some((each) => !NOT_IAM.test(each));
}

/** Whether some statement may speak of the resource. */
export function reaches(policies: readonly NamedPolicy[], resource: string): boolean {
  return policies.some(
    ({ statements }) =>
      statements === null || statements.some((each) => maySpeakOf(each, resource)),
  );
}

function maySpeakOf({ resources, notResources }: Statement, resource: string): boolean {
  return (
    notResources.length > 0 ||
    resources.some((each) => matchesPattern(each, resource) || each.includes("${"))
  );
}

/** The denials: undefined when one is certain, else what they hang on and which keys the caller keeps clear of. */
export function undenied(denies: readonly Statement[], request: KnownRequest) {
  const open: string[] = [];
  const avoided: string[] = [];
  for (const statement of denies) {
    if (!maySpeakOf(statement, request.resource)) continue;
    const speech = speechOf(statement, request);
    if (speech === undefined) continue;
    if (speech.atWill.length > 0) avoided.push(...speech.atWill.map((key) => key.toLowerCase()));
    else if (speech.open.length > 0) open.push(...speech.open);
    else return undefined;
  }
  return { open, avoided };
}

/** What a permissions boundary leaves; all without one. */
export function boundedBy(
  bounds: readonly NamedPolicy[] | null,
  request: KnownRequest,
  avoided: readonly string[],
): Permission | undefined {
  return bounds === null ? NOTHING_OPEN : allowedBy(bounds, request, avoided, whole);
}

/** All of them; undefined when one is. */
export function together(all: readonly (Permission | undefined)[]): Permission | undefined {
  const policies = new Set<string>();
  const open = new Set<string>();
  for (const permission of all) {
    if (permission === undefined) return undefined;
    for (const name of permission.policies) policies.add(name);
    for (const what of permission.open) open.add(what);
  }
  return { policies: [...policies], open: [...open] };
}

/** The Allow among the policies that leaves least open. */
export function allowedBy(
  policies: readonly NamedPolicy[],
  request: KnownRequest,
  avoided: readonly string[],
  part: Part,
): Permission | undefined {
  let best: Permission | undefined;
  for (const { name, statements } of policies) {
    const found =
      statements === null
        ? { policies: [name], open: [`the text of ${name}`] }
        : leastOpen(name, statements, request, avoided, part);
    if (found !== undefined && (best === undefined || found.open.length < best.open.length)) {
      best = found;
    }
    if (best?.open.length === 0) break;
  }
  return best;
}

function leastOpen(
  name: string,
  statements: readonly Statement[],
  request: KnownRequest,
  avoided: readonly string[],
  part: Part,
): Permission | undefined {
  let best: readonly string[] | undefined;
  for (const statement of statements) {
    if (!maySpeakOf(statement, request.resource)) continue;
    const speech = speechOf(part(statement), request);
    if (speech === undefined) continue;
    // What one statement asks for and another forbids is not simply the caller's choice.
    const contested = speech.atWill.filter((key) => avoided.includes(key.toLowerCase()));
    const open = [...speech.open, ...contested];
    if (best === undefined || open.length < best.length) best = open;
    if (open.length === 0) break;
  }
  return best && { policies: [name], open: best };
}
