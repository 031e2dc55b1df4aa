import type { CallRow } from "../../src/resources/calls.ts";
import { builtInRules } from "./built-in-rules.ts";
import { anchor, code, codeBlock, generatedFrom, page, table } from "./markdown.ts";

/** docs/permissions.md: every IAM action that a scan may need, and what for. */
export async function permissionDocs(): Promise<Record<string, string>> {
  const { permissionsOf } = await import("../../src/engine/permissions.ts");
  const { CALLS } = await import("../../src/resources/calls.ts");
  const { rules } = await builtInRules();
  const actions = permissionsOf(rules);
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Sid: "KeelsonRead", Effect: "Allow", Action: actions, Resource: "*" }],
  };
  const rows = CALLS.toSorted(
    (a, b) => compare(a.action, b.action) || compare(a.operation, b.operation),
  )
    .filter(({ action }) => actions.includes(action))
    .map((call) => [code(call.action), code(call.operation), use(call)]);
  return {
    "docs/permissions.md": page(
      generatedFrom("the collectors"),
      "# Permissions",
      `A scan with all built-in rules needs these ${actions.length} actions. All of them read; none changes anything but
\`iam:GenerateCredentialReport\`, which makes IAM write its own report anew. keelson sends no call that is not listed
here: a call that a collector does not declare is impossible.`,
      `Fewer rules need fewer permissions: \`keelson permissions --service kms,iam\` prints the policy for a choice of
rules. An action that is missing makes results unknown, never wrong; the report names it.`,
      `One permission that no call names: AWS hands out the environment of a Lambda function under a customer managed key
only to callers who may use that key (\`kms:Decrypt\`). It is left out of the policy on purpose. Grant it key by key if
you want these variables judged; without it they are unknown.`,
      "## What each action is for",
      "A call with fields is made only when a chosen rule reads one of them.",
      table(["Action", "API operation", "Reads"], rows),
      "## Policy",
      codeBlock("json", JSON.stringify(policy, null, 2)),
    ),
  };
}

function use({ reads }: CallRow): string {
  return reads
    .map(({ type, fields }) => {
      const link = `[${code(type)}](resources.md#${anchor(type)})`;
      return fields === undefined ? link : `${link}: ${fields.map(code).join(", ")}`;
    })
    .join("; ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
