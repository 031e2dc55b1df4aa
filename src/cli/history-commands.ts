import { Option, type Command } from "commander";
import { examples } from "./examples.ts";
import { list, textOption } from "./option-kinds.ts";
import { addConfig, addDebug, failOnOption } from "./options.ts";
import type { Wrap } from "./program.ts";

/** Formats of `keelson diff`. */
export const DIFF_FORMATS = ["text", "markdown", "json"] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** Adds the commands that compare reports of different days. */
export function addHistoryCommands(program: Command, action: Wrap): void {
  addDebug(
    program
      .command("baseline <report.json>")
      .description("write the failures of a report as accepted, so that others are new"),
  )
    .addOption(textOption("-o, --out <file>", "baseline to write").default("keelson.baseline.json"))
    .addOption(
      textOption(
        "--previous <file>",
        "older baseline: what it accepted and the report does not decide stays accepted",
      ),
    )
    .addHelpText(
      "after",
      examples(
        "keelson baseline keelson-report/report.json",
        "keelson scan --baseline keelson.baseline.json --fail-on high,new",
      ),
    )
    .action(action(async () => (await import("./commands/baseline.ts")).baseline));

  addDebug(
    addConfig(
      program
        .command("diff <old> <new>")
        .description("compare two reports or snapshots of one account"),
    ),
  )
    .addOption(
      named("written", new Option("--format <name>", "how to write it"))
        .choices(DIFF_FORMATS)
        .default("text"),
    )
    .addOption(named("file", textOption("-o, --out <file>", "file to write instead of printing")))
    .addOption(
      named(
        "gate",
        failOnOption(
          "exit with 1 on failures of this severity and above that are new, or were unknown before",
        ),
      ),
    )
    .addOption(
      new Option("--rules <folders>", "for snapshots: folders with rules of your own")
        .argParser(list)
        .default([], "none"),
    )
    .option("--no-color", "no colours; the NO_COLOR variable does the same")
    .addHelpText(
      "after",
      examples(
        "keelson diff monday/report.json tuesday/report.json",
        "keelson diff old.ndjson.gz new.ndjson.gz --format markdown --out diff.md",
      ),
    )
    .action(action(async () => (await import("./commands/diff.ts")).diff));

  addDebug(
    program
      .command("trend <folder>")
      .description("show how the findings of every report.json below a folder develop"),
  )
    .addOption(textOption("-o, --out <file>", "HTML page to write as well"))
    .option("--no-color", "no colours; the NO_COLOR variable does the same")
    .addHelpText(
      "after",
      examples("keelson trend history/", "keelson trend history/ --out trend.html"),
    )
    .action(action(async () => (await import("./commands/trend.ts")).trend));
}

/** Gives the option another name in the code, where a configuration file means something else by its own. */
function named(name: string, option: Option): Option {
  option.attributeName = () => name;
  return option;
}
