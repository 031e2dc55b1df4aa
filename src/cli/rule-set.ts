import { existsSync, readFileSync, statSync } from "node:fs";
import { assetPath } from "../assets.ts";
import { fieldsOf } from "../engine/fields.ts";
import type { PlacedSuppression } from "../engine/suppress.ts";
import { compareText } from "../model/resource.ts";
import { compareSeverity } from "../model/severity.ts";
import { matchesPattern } from "../policy/index.ts";
import { resourceType } from "../resources/index.ts";
import { compileRule } from "../rules/compile.ts";
import { joinFrameworks, type Frameworks, type FrameworkSource } from "../rules/frameworks.ts";
import type { Rule } from "../rules/rule.ts";
import type { RuleSource } from "../rules/schema.ts";
import { didYouMean } from "../rules/suggest.ts";
import { HOMEPAGE } from "../version.ts";
import { CliError } from "./cli-error.ts";
import type { RuleChoice } from "./options.ts";
import { rulePage } from "./rule-page.ts";
import { ruleProblems } from "./rule-problems.ts";

/** What the build leaves of rules/: already parsed and checked, so that a start costs no YAML. */
export interface CompiledRules {
  readonly rules: readonly {
    readonly path: string;
    readonly service: string;
    readonly source: RuleSource;
  }[];
  readonly frameworks: readonly FrameworkSource[];
}

/** The rules of a run, the frameworks that they belong to, and the failures that are accepted. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly frameworks: Frameworks;
  /** What the configuration accepts. */
  readonly suppressions: readonly PlacedSuppression[];
}

const BUILT = "dist/rules.json";

/** Loads the built-in rules and the user's, and keeps those that were chosen. Throws CliError with every problem at once. */
export async function loadRuleSet(choice: RuleChoice): Promise<RuleSet> {
  const { rules, frameworks } = await builtIn();
  const own = await userRules(choice.rules, rules);
  const all = [...rules, ...own].sort((a, b) => compareText(a.id, b.id));
  return {
    rules: choose(await configured(all, choice), choice),
    frameworks,
    suppressions: choice.config?.suppressions ?? [],
  };
}

async function configured(rules: Rule[], { config }: RuleChoice): Promise<Rule[]> {
  return config === undefined
    ? rules
    : (await import("./config/rules.ts")).configureRules(rules, config);
}

async function builtIn(): Promise<Omit<RuleSet, "suppressions">> {
  const compiled = existsSync(assetPath(BUILT))
    ? (JSON.parse(readFileSync(assetPath(BUILT), "utf8")) as CompiledRules)
    : (await import("./parse-rules.ts")).parseBuiltIn(assetPath("rules"));
  return {
    rules: compiled.rules.map(compileBuiltIn),
    frameworks: joinFrameworks(compiled.frameworks),
  };
}

function compileBuiltIn({ path, service, source }: CompiledRules["rules"][number]): Rule {
  const type = resourceType(source.resource);
  const { rule, problems } =
    type === undefined
      ? { problems: [{ message: `there is no resource type ${source.resource}` }] }
      : compileRule(source, { file: path, service, type, fields: fieldsOf(type) });
  if (rule === undefined)
    throw new CliError(problems[0]?.message ?? "the rule does not compile", { place: path });
  const page = rulePage(HOMEPAGE, rule.id);
  return page === undefined ? rule : { ...rule, page };
}

async function userRules(folders: readonly string[], others: readonly Rule[]): Promise<Rule[]> {
  if (folders.length === 0) return [];
  const { loadUserRules } = await import("./parse-rules.ts");
  const { rules, problems } = loadUserRules(folders.map(existingFolder));
  const ids = new Set(others.map(({ id }) => id));
  for (const { id, file } of rules) {
    if (ids.has(id))
      problems.push({
        file,
        line: 1,
        column: 1,
        message: `the id ${id} is taken by a built-in rule`,
        hint: "choose another id",
      });
  }
  if (problems.length > 0) throw ruleProblems(problems);
  return rules;
}

function existingFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CliError("there is no such folder", {
      place: folder,
      hint: "--rules takes folders with rule files",
    });
  }
  return folder;
}

function choose(rules: readonly Rule[], choice: RuleChoice): Rule[] {
  const services = [...choice.service];
  const known = [...new Set(rules.map(({ service }) => service))];
  for (const name of services) {
    if (!known.includes(name)) {
      throw new CliError(`there is no service "${name}"`, {
        hint: didYouMean(name, known) || `there are ${known.sort().join(", ")}`,
      });
    }
  }
  for (const pattern of choice.rule) {
    if (!rules.some(({ id }) => matchesPattern(pattern, id))) {
      const ids = rules.map(({ id }) => id);
      throw new CliError(`there is no rule "${pattern}"`, {
        hint: didYouMean(pattern, ids) || "`keelson rules list` shows all",
      });
    }
  }
  const matches = (patterns: readonly string[], id: string) =>
    patterns.some((pattern) => matchesPattern(pattern, id));
  const { rule, only, off = [] } = choice;
  const chosen = rules.filter(
    ({ id, service, severity }) =>
      (services.length === 0 || services.includes(service)) &&
      (rule.length === 0 || matches(rule, id)) &&
      (only === undefined || matches(only, id)) &&
      !matches(off, id) &&
      (choice.severity === undefined || compareSeverity(severity, choice.severity) <= 0),
  );
  if (chosen.length === 0)
    throw new CliError("no rule is left", {
      hint: `--service, --rule${choice.config === undefined ? " and --severity" : ", --severity and the configuration"} together leave out every rule`,
    });
  return chosen;
}
