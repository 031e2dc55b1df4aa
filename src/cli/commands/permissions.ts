import { needsOf } from "../../engine/needs.ts";
import { permissionsOf } from "../../engine/permissions.ts";
import { addTagNeeds } from "../../engine/tags.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { needsTags } from "../needs-tags.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";

/** Prints the policy that a scan needs: every action is a read, and no resource could be named beforehand. */
export async function permissions(options: RuleChoice & Debug, io: Io): Promise<ExitCode> {
  const { rules } = await loadRuleSet(options);
  const needs = needsOf(rules);
  if (needsTags(options)) addTagNeeds(needs);
  const policy = {
    Version: "2012-10-17",
    Statement: [
      { Sid: "KeelsonRead", Effect: "Allow", Action: permissionsOf(rules, needs), Resource: "*" },
    ],
  };
  io.stdout(`${JSON.stringify(policy, null, 2)}\n`);
  return EXIT.done;
}
