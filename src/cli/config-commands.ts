import type { Command } from "commander";
import { examples } from "./examples.ts";
import type { Io } from "./io.ts";
import {
  addComparison,
  addConfig,
  addDebug,
  addOutput,
  addRuleChoice,
  addScanning,
} from "./options.ts";
import type { Exit, Wrap } from "./program.ts";

/** Adds the commands about the configuration file. */
export function addConfigCommands(program: Command, action: Wrap, io: Io, exit: Exit): void {
  const init = program
    .command("init [file]")
    .description("write a commented configuration file to start from");
  addDebug(init)
    .option("--force", "replace the file that stands there")
    .addHelpText("after", examples("keelson init", "keelson init ci/keelson.config.yaml --force"))
    .action(action(async () => (await import("./commands/init.ts")).init));

  const config = program
    .command("config")
    .description("check and show the configuration; print its JSON Schema");
  addDebug(addConfig(config.command("check").description("check a configuration file")))
    .addHelpText(
      "after",
      examples("keelson config check", "keelson config check --config ci/keelson.config.yaml"),
    )
    .action(action(async () => (await import("./commands/config-check.ts")).checkConfig));
  const show = config
    .command("show")
    .description("show the settings of a scan, and what decides each: a flag, the file, a default");
  addDebug(addConfig(addComparison(addOutput(addRuleChoice(addScanning(show))))))
    .addHelpText("after", examples("keelson config show", "keelson config show --region eu-west-1"))
    .action(async (_: unknown, command: Command) => {
      exit(await (await import("./commands/config-show.ts")).showConfig(command, io));
    });
  config
    .command("schema")
    .description("print the JSON Schema of configuration files, for editors")
    .addHelpText("after", examples("keelson config schema > keelson.config.schema.json"))
    .action(action(async () => (await import("./commands/config-schema.ts")).printSchema));
}
