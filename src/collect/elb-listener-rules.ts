import type { Action, Rule, RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";

/** What a listener does with a request, without anything that may be a secret. */
export function listenerAction(action: Action) {
  const { TargetGroupArn: single, ForwardConfig: forward } = action;
  const groups = (forward?.TargetGroups ?? []).map(({ TargetGroupArn: arn = "" }) => arn);
  return {
    type: action.Type ?? "",
    // Left out, it is that of the request.
    redirectProtocol:
      action.Type === "redirect" ? (action.RedirectConfig?.Protocol ?? "#{protocol}") : null,
    onUnauthenticatedRequest:
      (action.AuthenticateOidcConfig ?? action.AuthenticateCognitoConfig)
        ?.OnUnauthenticatedRequest ?? null,
    // One group alone is told in both places.
    targetGroups: groups.length > 0 || single === undefined ? groups : [single],
  };
}

/** A rule of a listener: what it does, and the names, not the values, of the headers that it asks for. */
export function listenerRule(rule: Rule) {
  const { Conditions: conditions = [], Actions: actions = [] } = rule;
  return {
    priority: rule.IsDefault === true ? "default" : (rule.Priority ?? ""),
    everyRequest: conditions.every(matchesEveryPath),
    fromAnywhere: conditions.every(
      ({ SourceIpConfig: source }) =>
        source === undefined || (source.Values ?? []).some((range) => ANYWHERE.has(range)),
    ),
    headerNames: conditions.flatMap(({ HttpHeaderConfig: header }) =>
      header?.HttpHeaderName === undefined ? [] : [header.HttpHeaderName.toLowerCase()],
    ),
    actions: inOrder(actions).map(listenerAction),
  };
}

/** Rules in the order in which a listener tries them. */
export function byPriority(a: { priority: string }, b: { priority: string }): number {
  return place(a.priority) - place(b.priority);
}

function place(priority: string): number {
  return priority === "default" ? Number.MAX_SAFE_INTEGER : Number(priority);
}

/** The actions in the order in which they are done. */
export function inOrder(actions: readonly Action[]): Action[] {
  return actions.toSorted((a, b) => (a.Order ?? 0) - (b.Order ?? 0));
}

const ANYWHERE = new Set(["0.0.0.0/0", "::/0"]);
const EVERY_PATH = new Set(["*", "/*"]);

function matchesEveryPath({
  Field: field,
  Values: values = [],
  PathPatternConfig: config,
}: RuleCondition): boolean {
  const patterns = config?.Values ?? values;
  return field === "path-pattern" && patterns.some((pattern) => EVERY_PATH.has(pattern));
}
