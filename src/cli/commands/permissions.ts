import { MAX_MANAGED_POLICY, policyOf, policySize, splitActions } from "../../engine/iam-policy.ts";
import { needsOf } from "../../engine/needs.ts";
import { permissionsOf } from "../../engine/permissions.ts";
import { addTagNeeds } from "../../engine/tags.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { needsTags } from "../needs-tags.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { writeFiles } from "../write-files.ts";

/** Prints the policy that a scan needs, or writes it into a folder in parts that IAM takes as managed policies. */
export async function permissions(
  options: RuleChoice & Debug & { readonly out?: string },
  io: Io,
): Promise<ExitCode> {
  const { rules } = await loadRuleSet(options);
  const needs = needsOf(rules);
  if (needsTags(options)) addTagNeeds(needs);
  const actions = permissionsOf(rules, needs);
  if (options.out !== undefined) {
    const files = splitActions(actions).map((part, index) => ({
      name: `keelson-${index + 1}.json`,
      text: text(part),
    }));
    for (const path of await writeFiles(options.out, files)) io.stdout(`${path}\n`);
    return EXIT.done;
  }
  io.stdout(text(actions));
  const size = policySize(actions);
  if (size > MAX_MANAGED_POLICY) {
    io.stderr(
      `keelson: ${size} characters without white space; a managed policy holds ${MAX_MANAGED_POLICY}, ` +
        "and --out <folder> writes parts that fit\n",
    );
  }
  return EXIT.done;
}

function text(actions: readonly string[]): string {
  return `${JSON.stringify(policyOf(actions), null, 2)}\n`;
}
