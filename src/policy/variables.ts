import type { Condition } from "./condition.ts";
import type { Statement } from "./document.ts";
import type { KnownRequest } from "./request.ts";

type Context = KnownRequest["context"];

/** Stands for the value of a key that a request does not carry: no resource and no value has this character. */
const NOTHING = "\u0000";

/** The statement with the policy variables replaced that are known of a request, such as ${aws:username}. */
export function withVariables(statement: Statement, context: Context): Statement {
  if (!hasVariables(statement)) return statement;
  const texts = (list: readonly string[]) => list.map((text) => replaced(text, context));
  return {
    ...statement,
    resources: texts(statement.resources),
    notResources: texts(statement.notResources),
    conditions: statement.conditions.map((entry) => ({ ...entry, values: texts(entry.values) })),
  };
}

function hasVariables({ resources, notResources, conditions }: Statement): boolean {
  const has = (text: string) => text.includes("${");
  return (
    resources.some(has) ||
    notResources.some(has) ||
    conditions.some(({ values }: Condition) => values.some(has))
  );
}

/** A variable of an unknown key stays, and so does one with a default value. */
function replaced(text: string, context: Context): string {
  return text.replaceAll(/\$\{([^{}]*)\}/g, (variable, name: string) => {
    const key = name.toLowerCase();
    if (!Object.hasOwn(context, key)) return variable;
    return context[key] ?? NOTHING;
  });
}
