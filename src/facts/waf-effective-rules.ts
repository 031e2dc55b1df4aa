import type { ResourceOf } from "../resources/define.ts";
import type { WafRule } from "../resources/waf-rule.ts";
import { WafRuleGroup } from "../resources/waf-rule-group.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { anyOf, decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { unreadable } from "./unread.ts";

type WebAcl = ResourceOf<typeof WafWebAcl>;
type RuleGroup = ResourceOf<typeof WafRuleGroup>;

/** A rule with what it comes to inside a web ACL, after all overrides. */
export interface EffectiveRule {
  /** Of the rule, after the name of its rule group where it is in one. */
  readonly name: string;
  /** ALLOW, BLOCK, COUNT, CAPTCHA, … */
  readonly action: string;
  readonly rule: WafRule;
}

/** What facts about the effective rules of a web ACL read. */
export const EFFECTIVE_RULE_READS = {
  [WafWebAcl.type]: ["rules"],
  [WafRuleGroup.type]: ["rules"],
};

const STOPPING = new Set(["BLOCK", "CAPTCHA", "CHALLENGE", "MONETIZE"]);

/** Whether the action keeps a request from the application, at least until the client proves itself. */
export function stops({ action }: EffectiveRule): boolean {
  return STOPPING.has(action);
}

/** Whether any plain rule, of the web ACL or of its rule groups, satisfies the predicate; managed rule groups are apart. */
export function anyRule(
  acl: WebAcl,
  input: FactInput,
  predicate: (rule: EffectiveRule) => boolean,
): boolean {
  const questions = acl.rules.map((rule) => () => plainRules(acl, rule, input).some(predicate));
  return decided(anyOf(...questions));
}

/** All plain rules; throws UnreadError when those of any rule group were not read. */
export function allRules(acl: WebAcl, input: FactInput): EffectiveRule[] {
  return acl.rules.flatMap((rule) => plainRules(acl, rule, input));
}

function plainRules(acl: WebAcl, rule: WafRule, input: FactInput): EffectiveRule[] {
  const { name, action, group } = rule;
  if (group === null) return [{ name, action: action ?? "", rule }];
  if (group.arn === null) return [];
  return ruleGroup(acl, group.arn, input).rules.map((inner) => ({
    name: `${name}/${inner.name}`,
    action: group.counted ? "COUNT" : (overrideOf(group, inner.name) ?? inner.action ?? ""),
    rule: inner,
  }));
}

function ruleGroup(acl: WebAcl, arn: string, input: FactInput): RuleGroup {
  const { account, region } = acl;
  const [found] = input.findByKey(WafRuleGroup, { account, region }, ownArn, arn);
  if (found !== undefined) return found;
  throw unreadable(acl, "rules", `the snapshot has no rule group ${arn}`);
}

function overrideOf(group: NonNullable<WafRule["group"]>, name: string): string | undefined {
  return group.overrides.find(({ rule }) => rule === name)?.action;
}

/** Whether a managed rule group still does something: it is not counted as a whole, nor each of its rules. */
export function managedGroupActs(acl: WebAcl, group: NonNullable<WafRule["group"]>): boolean {
  if (group.counted) return false;
  if (!group.overrides.some(({ action }) => action === "COUNT")) return true;
  const described = acl.managedRules.find(
    ({ vendor, name, version }) =>
      vendor === group.vendor && name === group.name && version === group.version,
  );
  return (
    described === undefined ||
    described.rules.some(({ name, action }) => (overrideOf(group, name) ?? action) !== "COUNT")
  );
}
