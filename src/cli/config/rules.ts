import { matchesPattern } from "../../policy/index.ts";
import { configureRule, parameterFault } from "../../rules/configure.ts";
import type { Rule } from "../../rules/rule.ts";
import { didYouMean } from "../../rules/suggest.ts";
import type { YamlPath, YamlProblem } from "../../rules/yaml-document.ts";
import { configProblems, type Config } from "./read.ts";
import type { ConfigSource } from "./schema.ts";

/** The rules with the parameters and severities of the configuration; throws CliError when it names what none of them has. */
export function configureRules(rules: readonly Rule[], config: Config): Rule[] {
  const problems = [...unknownNames(rules, config), ...wrongParameters(rules, config)];
  if (problems.length > 0) throw configProblems(config.path, problems);
  return rules.map((rule) => configured(rule, config.source));
}

const TRUSTED = ["trustedAccounts", "trustedOrganizations"] as const;

function configured(rule: Rule, source: ConfigSource): Rule {
  const shared = TRUSTED.filter((name) => Array.isArray(rule.params[name])).flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return configureRule(rule, {
    params: { ...Object.fromEntries(shared), ...source.parameters?.[rule.id] },
    severity: source.severities?.[rule.id],
  });
}

function* unknownNames(rules: readonly Rule[], config: Config): Generator<YamlProblem> {
  const { source, document } = config;
  const ids = rules.map(({ id }) => id);
  const services = [...new Set(rules.map(({ service }) => service))];
  const noRule = (offset: number, pattern: string) =>
    document.problem(offset, `there is no rule "${pattern}"`, didYouMean(pattern, ids));
  for (const [path, pattern] of rulePatterns(source)) {
    if (!ids.some((id) => matchesPattern(pattern, id)))
      yield noRule(document.offsetOf(path), pattern);
  }
  for (const name of ["parameters", "severities"] as const) {
    for (const id of Object.keys(source[name] ?? {})) {
      if (!ids.includes(id)) yield noRule(document.keyOffset([name], id), id);
    }
  }
  for (const [index, name] of (source.services ?? []).entries()) {
    if (services.includes(name)) continue;
    const offset = document.offsetOf(["services", String(index)]);
    yield document.problem(offset, `there is no service "${name}"`, didYouMean(name, services));
  }
}

/** Every pattern of rule ids, and where it stands. */
function* rulePatterns({ rules, suppressions = [] }: ConfigSource): Generator<[YamlPath, string]> {
  const lists: [YamlPath, readonly string[] | undefined][] = [
    [["rules", "off"], rules?.off],
    [["rules", "only"], rules?.only],
  ];
  for (const [index, suppression] of suppressions.entries())
    lists.push([["suppressions", String(index), "rules"], suppression.rules]);
  for (const [path, patterns = []] of lists) {
    for (const [index, pattern] of patterns.entries()) yield [[...path, String(index)], pattern];
  }
}

function* wrongParameters(
  rules: readonly Rule[],
  { source, document }: Config,
): Generator<YamlProblem> {
  for (const rule of rules) {
    for (const [name, value] of Object.entries(source.parameters?.[rule.id] ?? {})) {
      const path = ["parameters", rule.id];
      const standard = Object.hasOwn(rule.params, name) ? rule.params[name] : undefined;
      if (standard === undefined) {
        const known = Object.keys(rule.params);
        const hint =
          didYouMean(name, known) ||
          (known.length === 0 ? "it has none" : `it has ${known.join(", ")}`);
        yield document.problem(
          document.keyOffset(path, name),
          `the rule ${rule.id} has no parameter \`${name}\``,
          hint,
        );
        continue;
      }
      const fault = parameterFault(standard, value);
      if (fault !== null)
        yield document.problem(
          document.offsetOf([...path, name]),
          `${[...path, name].join(".")}: ${fault}`,
        );
    }
  }
}
