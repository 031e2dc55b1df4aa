import { homedir } from "node:os";
import type { Command } from "commander";
import type { Io } from "../io.ts";
import { visible } from "../../render/text.ts";
import { findConfig } from "./find.ts";
import type { Config } from "./read.ts";
import { settingsOf, type CommandOptions } from "./settings.ts";

/** The options of a command with what the configuration file adds to them. */
export async function configuredOptions(command: Command, io: Io): Promise<object> {
  const options = command.opts<{ config?: string | false; quiet?: true }>();
  if (!hasOption(command, "config")) return options;
  const config = await loadConfig(options.config);
  if (config === undefined) return { ...options, config };
  if (options.quiet !== true && (hasOption(command, "service") || hasOption(command, "format"))) {
    io.stderr(`keelson: settings of ${visible(config.path)}\n`);
    if (hasOption(command, "format")) await warnOfBroad(config, io);
  }
  const settings = settingsOf(commandOptions(command), config)
    .filter(({ value }) => value !== undefined)
    .map(({ option, value }) => [option, value] as const);
  const regionGiven = command.getOptionValueSource("region") === "cli";
  return { ...options, ...Object.fromEntries(settings), regionGiven, config };
}

/** The configuration that --config names, or the nearest; undefined with --no-config, or when there is none. */
export async function loadConfig(named: string | false | undefined): Promise<Config | undefined> {
  if (named === false) return undefined;
  const path = named ?? findConfig(process.cwd(), homedir());
  return path === undefined ? undefined : (await import("./read.ts")).readConfig(path);
}

/** What commander knows of a command. */
export function commandOptions(command: Command): CommandOptions {
  return {
    values: command.opts(),
    has: (option) => hasOption(command, option),
    given: (option) => command.getOptionValueSource(option) === "cli",
  };
}

function hasOption(command: Command, name: string): boolean {
  return command.options.some((option) => option.attributeName() === name);
}

/** Tells of suppressions that accept more than a person can have looked at. */
export async function warnOfBroad({ suppressions }: Config, io: Io): Promise<void> {
  const { isBroad } = await import("../../engine/suppress.ts");
  for (const suppression of suppressions.filter(isBroad)) {
    io.stderr(
      `keelson: ${suppression.source}: this suppression is broad: it also covers what nobody has looked at yet\n`,
    );
  }
}
