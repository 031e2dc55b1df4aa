import { Option, type Command } from "commander";
import { examples } from "./examples.ts";
import { list } from "./option-kinds.ts";
import { addConfig, addDebug, addRuleChoice } from "./options.ts";
import type { Wrap } from "./program.ts";

/** Adds the commands about rules. */
export function addRulesCommands(program: Command, action: Wrap): void {
  const rules = program.command("rules").description("list, show, check and create rules");
  addDebug(addConfig(addRuleChoice(rules.command("list").description("list the rules"))))
    .option("--json", "print them as JSON")
    .addHelpText(
      "after",
      examples("keelson rules list --service kms", "keelson rules list --severity high --json"),
    )
    .action(action(async () => (await import("./commands/rules-list.ts")).listRules));
  addDebug(
    addConfig(
      rules.command("show <id>").description("show one rule whole: meaning, logic, fix, examples"),
    ),
  )
    .addOption(rulesFolder())
    .addHelpText("after", examples("keelson rules show kms-key-rotation-disabled"))
    .action(action(async () => (await import("./commands/rules-show.ts")).showRule));
  addDebug(rules.command("check [path]").description("check rule files and run their examples"))
    .addHelpText(
      "after",
      examples(
        "keelson rules check ./our-rules",
        "keelson rules check ./our-rules/kms/our-rule.yaml",
      ),
    )
    .action(action(async () => (await import("./commands/rules-check.ts")).checkRules));
  addDebug(rules.command("new <id>").description("write a new rule file to start from"))
    .requiredOption("--resource <type>", "resource type that it judges, for example AWS::KMS::Key")
    .option("--folder <folder>", "folder to write it into", "rules")
    .addHelpText(
      "after",
      examples(
        "keelson rules new kms-key-without-owner --resource AWS::KMS::Key --folder our-rules",
      ),
    )
    .action(action(async () => (await import("./commands/rules-new.ts")).newRule));
}

function rulesFolder(): Option {
  return new Option("--rules <folder>", "folder with rules of your own; may be repeated")
    .argParser(list)
    .default([]);
}
