// Writes what the policies of AWS say of the actions that escalation paths take: `npx tsx .tools/aws-managed-policies.ts`.
// The texts are those that moto carries, which takes them from AWS now and then.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { ESCALATION_ACTIONS } from "../src/policy/escalation-actions.ts";
import { matchesPattern } from "../src/policy/index.ts";
import { pythonWithMoto } from "../test/emulator/python-environment.ts";

interface Statement {
  Effect: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: unknown;
  NotResource?: unknown;
  Condition?: unknown;
}

interface Policy {
  Path: string;
  UpdateDate: string;
  Document: { Statement: Statement | Statement[] };
}

const python = await pythonWithMoto();
const script =
  "from moto.iam.aws_managed_policies import aws_managed_policies_data as d; print(d)";
const output = execFileSync(python, ["-c", script], { encoding: "utf8", maxBuffer: 100_000_000 });
const all = Object.entries(JSON.parse(output) as Record<string, Policy>)
  // Policies of service-linked roles can be attached to nothing else.
  .filter(([, { Path }]) => Path !== "/aws-service-role/")
  .map(([name, policy]) => ({ name: `${policy.Path.slice(1)}${name}`, policy }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const silent: string[] = [];
const policies: Record<string, Statement[]> = {};
for (const { name, policy } of all) {
  const statements = [policy.Document.Statement].flat().flatMap(relevant);
  if (statements.length === 0) silent.push(name);
  else policies[name] = statements;
}
const asOf = all.map(({ policy }) => policy.UpdateDate).sort().at(-1)?.slice(0, 10);
const lines = Object.entries(policies).map(
  ([name, statements]) => `    ${JSON.stringify(name)}: ${JSON.stringify(statements)}`,
);
writeFileSync(
  "src/facts/aws-managed-policies.json",
  `{
  "asOf": ${JSON.stringify(asOf)},
  "actions": ${JSON.stringify(ESCALATION_ACTIONS)},
  "silent": ${JSON.stringify(silent)},
  "policies": {
${lines.join(",\n")}
  }
}
`,
);
process.stdout.write(`${lines.length} policies that name them, ${silent.length} that do not\n`);

/** The statement with only those actions that matter, or nothing. */
function relevant(statement: Statement): Statement[] {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  const patterns = [Action ?? NotAction ?? []].flat();
  const names = (action: string) =>
    patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()));
  const named = ESCALATION_ACTIONS.filter((action) => names(action) === (NotAction === undefined));
  if (named.length === 0) return [];
  const actions = patterns.includes("*") && NotAction === undefined ? ["*"] : named;
  return [
    {
      Effect,
      Action: actions,
      ...(Resource !== undefined && { Resource }),
      ...(NotResource !== undefined && { NotResource }),
      ...(Condition !== undefined && { Condition }),
    },
  ];
}
