import type { Severity } from "../model/severity.ts";
import type { ParameterValue } from "./expression.ts";
import type { Rule } from "./rule.ts";

/** What a user may set differently in a rule that somebody else wrote. */
export interface RuleSettings {
  /** Values for some of its parameters, of the types of their defaults. */
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly severity?: { readonly severity: Severity; readonly reason: string } | undefined;
}

/** The rule with other parameters and another severity; its logic stays. */
export function configureRule(rule: Rule, { params, severity }: RuleSettings): Rule {
  return {
    ...rule,
    params: { ...rule.params, ...params },
    ...(severity === undefined || severity.severity === rule.severity
      ? {}
      : {
          severity: severity.severity,
          severityOverride: { from: rule.severity, reason: severity.reason },
        }),
  };
}

/** What is wrong with a value for a parameter, or null when it is of the type of the default. */
export function parameterFault(standard: ParameterValue, value: ParameterValue): string | null {
  if (typeof value === "number" && !Number.isFinite(value)) return "expected a finite number";
  const wanted = kindOf(standard);
  return kindOf(value) === wanted
    ? null
    : `expected ${wanted}; the rule's own value is ${JSON.stringify(standard)}`;
}

function kindOf(value: ParameterValue): string {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "a number";
  return typeof value === "boolean" ? "true or false" : "a list of texts";
}
