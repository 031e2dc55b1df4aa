import { isAtWill } from "./caller.ts";
import type { Statement } from "./document.ts";
import { type KnownRequest, speaksOf } from "./request.ts";
import { withVariables } from "./variables.ts";

/** How a statement speaks of a request. */
export interface Speech {
  /** What it hangs on and is not known: condition keys. */
  readonly open: readonly string[];
  /** Keys of its conditions that the caller sees to as it likes, as written. */
  readonly atWill: readonly string[];
}

/** In a context: the tags of the resource are known, so a tag that is not there is absent. */
export const KNOWN_RESOURCE_TAGS = "aws:resourcetag/";

/** What a statement says of a request; undefined when it does not speak of it. */
export function speechOf(statement: Statement, request: KnownRequest): Speech | undefined {
  const context = withAbsentTags(statement, request.context);
  const resolved = withVariables(statement, context);
  const chosen = resolved.conditions.filter(
    ({ name }) => isAtWill(name) && !Object.hasOwn(context, name),
  );
  const conditions = resolved.conditions.filter((entry) => !chosen.includes(entry));
  const answer = speaksOf({ ...resolved, conditions }, { ...request, context });
  if (answer === false) return undefined;
  return { open: answer === true ? [] : answer, atWill: chosen.map(({ key }) => key) };
}

function withAbsentTags(
  { conditions }: Statement,
  context: KnownRequest["context"],
): KnownRequest["context"] {
  if (!Object.hasOwn(context, KNOWN_RESOURCE_TAGS)) return context;
  const absent = conditions
    .map(({ name }) => name)
    .filter(
      (name) => /^(aws|iam|ec2|ssm):resourcetag\//.test(name) && !Object.hasOwn(context, name),
    );
  return absent.length === 0
    ? context
    : { ...context, ...Object.fromEntries(absent.map((name) => [name, null])) };
}
