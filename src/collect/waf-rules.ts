import type {
  FieldToMatch,
  FirewallManagerRuleGroup,
  Rule,
  RuleAction,
  RuleActionOverride,
  RuleGroup,
  SizeConstraintStatement,
  Statement,
  WebACL,
} from "@aws-sdk/client-wafv2";
import type { WafRule } from "../resources/waf-rule.ts";

/** All rules of a web ACL in the order in which WAF evaluates them. */
export function webAclRules(acl: WebACL): WafRule[] {
  return [
    ...byPriority(acl.PreProcessFirewallManagerRuleGroups).map(firewallManagerRule),
    ...byPriority(acl.Rules).map((rule) => wafRule(rule, false)),
    ...byPriority(acl.PostProcessFirewallManagerRuleGroups).map(firewallManagerRule),
  ];
}

/** The rules of a rule group in the order in which WAF evaluates them. */
export function ruleGroupRules(group: RuleGroup): WafRule[] {
  return byPriority(group.Rules).map((rule) => wafRule(rule, false));
}

/** The member of an action that is set, in capitals; empty for one that this SDK does not know. */
export function actionName(action: RuleAction | undefined): string {
  const [name = ""] = Object.entries(action ?? {}).find(([, value]) => value !== undefined) ?? [];
  return name.toUpperCase();
}

function byPriority<T extends { Priority: number | undefined }>(rules: T[] | undefined): T[] {
  return (rules ?? []).toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0));
}

function firewallManagerRule(group: FirewallManagerRuleGroup): WafRule {
  return wafRule({ ...group, Statement: group.FirewallManagerStatement }, true);
}

function wafRule(rule: Rule, firewallManager: boolean): WafRule {
  const shape = { statements: new Set<string>(), bodies: [], ipSets: [] };
  const statement = rule.Statement ?? {};
  walk(statement, { negated: false, alone: true }, shape);
  const rate = statement.RateBasedStatement;
  const scopeDown = (rate ?? statement.ManagedRuleGroupStatement)?.ScopeDownStatement;
  return {
    name: rule.Name ?? "",
    action: rule.Action === undefined ? null : actionName(rule.Action),
    group: groupUse(rule),
    statements: [...shape.statements].sort(),
    rate:
      rate === undefined
        ? null
        : {
            limit: rate.Limit ?? 0,
            windowSeconds: rate.EvaluationWindowSec ?? 300,
            aggregateKey: rate.AggregateKeyType ?? "",
          },
    bodies: shape.bodies,
    ipSets: [...shape.ipSets, ...scopeDownIpSets(scopeDown)],
    metricsEnabled: rule.VisibilityConfig?.CloudWatchMetricsEnabled ?? false,
    firewallManager,
  };
}

function scopeDownIpSets(statement: Statement = {}): WafRule["ipSets"] {
  const shape: Shape = { statements: new Set(), bodies: [], ipSets: [] };
  walk(statement, { negated: false, alone: true }, shape);
  return shape.ipSets.map((use) => ({ ...use, scopeDown: true }));
}

function groupUse({ Statement: statement, OverrideAction: override }: Rule): WafRule["group"] {
  const own = statement?.RuleGroupReferenceStatement;
  const managed = statement?.ManagedRuleGroupStatement;
  const use = own ?? managed;
  if (use === undefined) return null;
  return {
    arn: own?.ARN ?? null,
    vendor: managed?.VendorName ?? null,
    name: managed?.Name ?? "",
    version: managed?.Version ?? null,
    counted: override?.Count !== undefined,
    scopedDown: managed?.ScopeDownStatement !== undefined,
    overrides: [
      ...(use.ExcludedRules ?? []).map(({ Name: name = "" }) => ({ rule: name, action: "COUNT" })),
      ...(use.RuleActionOverrides ?? []).map(actionOverride),
    ],
  };
}

function actionOverride({ Name: name, ActionToUse: action }: RuleActionOverride) {
  return { rule: name ?? "", action: actionName(action) };
}

interface Position {
  readonly negated: boolean;
  /** No AND, in effect, stands above. */
  readonly alone: boolean;
}

interface Shape {
  readonly statements: Set<string>;
  readonly bodies: WafRule["bodies"];
  readonly ipSets: WafRule["ipSets"];
}

function walk(statement: Statement, at: Position, shape: Shape): void {
  for (const [key, value] of Object.entries(statement)) {
    if (value !== undefined) shape.statements.add(key.replace(/Statement$/, ""));
  }
  const { AndStatement, OrStatement, NotStatement, IPSetReferenceStatement } = statement;
  // Under a NOT the two change places: NOT (a OR b) is NOT a AND NOT b.
  for (const child of AndStatement?.Statements ?? []) {
    walk(child, { ...at, alone: at.alone && at.negated }, shape);
  }
  for (const child of OrStatement?.Statements ?? []) {
    walk(child, { ...at, alone: at.alone && !at.negated }, shape);
  }
  if (NotStatement?.Statement !== undefined) {
    walk(NotStatement.Statement, { ...at, negated: !at.negated }, shape);
  }
  if (IPSetReferenceStatement !== undefined) {
    const { ARN: arn = "" } = IPSetReferenceStatement;
    shape.ipSets.push({ arn, negated: at.negated, scopeDown: false });
  }
  inspectBody(statement, at, shape);
}

function inspectBody(statement: Statement, { negated, alone }: Position, shape: Shape): void {
  const field = fieldOf(statement);
  const body = field?.Body ?? field?.JsonBody;
  if (body === undefined) return;
  const handling = body.OversizeHandling ?? "CONTINUE";
  const oversize = negated ? (OPPOSITE[handling] ?? handling) : handling;
  const constraint = statement.SizeConstraintStatement;
  const minimum = minimumBytes(constraint, negated);
  // A rule about small bodies does not look for anything that padding could hide.
  if (constraint !== undefined && minimum === null && oversize !== "MATCH") return;
  shape.bodies.push({ oversize, alone, minimumBytes: minimum });
}

const OPPOSITE: Readonly<Record<string, string>> = { MATCH: "NO_MATCH", NO_MATCH: "MATCH" };

function fieldOf(statement: Statement): FieldToMatch | undefined {
  const inspecting =
    statement.ByteMatchStatement ??
    statement.SqliMatchStatement ??
    statement.XssMatchStatement ??
    statement.SizeConstraintStatement ??
    statement.RegexMatchStatement ??
    statement.RegexPatternSetReferenceStatement;
  return inspecting?.FieldToMatch;
}

/** The size from which on every body matches; null when there is none. */
function minimumBytes(
  constraint: SizeConstraintStatement | undefined,
  negated: boolean,
): number | null {
  const { ComparisonOperator: operator, Size: size } = constraint ?? {};
  if (size === undefined) return null;
  if (operator === (negated ? "LT" : "GE")) return size;
  if (operator === (negated ? "LE" : "GT")) return size + 1;
  return null;
}
