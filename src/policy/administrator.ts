import { coversActions } from "./action.ts";
import { type Caller, callerContext } from "./caller.ts";
import type { Statement } from "./document.ts";
import { identityGrants } from "./identity-grant.ts";
import { speechOf } from "./speech.ts";

/**
 * Whether statements allow every action on every resource to whoever holds them: undefined when they do not, else
 * the condition keys that it hangs on, none when it is certain. Conditions that the holder sees to as it likes
 * (where it calls from, MFA) are taken as met.
 */
export function administratorBy(
  statements: readonly Statement[],
  caller: Caller,
): readonly string[] | undefined {
  if (!statements.some((each) => each.effect === "Allow" && coversActions(each, "*"))) return;
  const context = callerContext(caller);
  const certain: Statement[] = [];
  const possible: Statement[] = [];
  const open = new Set<string>();
  for (const statement of statements) {
    const request = { action: "any:Action", resource: "arn", context };
    const speech = speechOf({ ...statement, ...EVERYTHING }, request);
    const isDeny = statement.effect === "Deny";
    if (speech === undefined || (isDeny && speech.atWill.length > 0)) continue;
    for (const key of speech.open) open.add(key);
    const unconditional = { ...statement, conditions: [] };
    const isOpen = speech.open.length > 0;
    // What may be denied is not certain, what may be allowed is possible.
    if (isDeny || !isOpen) certain.push(unconditional);
    if (!isDeny || !isOpen) possible.push(unconditional);
  }
  if (isAdmin(certain)) return [];
  return isAdmin(possible) ? [...open].sort() : undefined;
}

const EVERYTHING = { actions: ["*"], notActions: [], resources: ["*"], notResources: [] };

function isAdmin(statements: readonly Statement[]): boolean {
  return identityGrants({ version: "", id: "", statements }).some((grant) => grant.isAdmin);
}
