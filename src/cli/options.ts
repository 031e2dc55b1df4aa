import { InvalidArgumentError, Option, type Command } from "commander";
import { SEVERITIES } from "../model/severities.ts";
import type { Severity } from "../model/severity.ts";

/** Options that choose rules; every command that evaluates or collects has them. */
export interface RuleChoice {
  readonly service: readonly string[];
  readonly rule: readonly string[];
  readonly rules: readonly string[];
  readonly severity?: Severity;
}

/** Options on how to read an account. */
export interface Scanning {
  readonly profile?: string;
  readonly region: readonly string[];
  readonly concurrency: number;
  readonly stats?: true;
  readonly record?: string;
}

/** Report formats that are written to files. */
export const FORMATS = ["html", "json", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

/** Options on what to write and how to end. */
export interface Output {
  readonly out: string;
  readonly format: readonly Format[];
  readonly failOn?: Severity;
  readonly failOnGaps?: true;
  readonly color: boolean;
  readonly quiet?: true;
}

/** The option of every command. */
export interface Debug {
  readonly debug?: true;
}

/** Adds the options of RuleChoice. */
export function addRuleChoice(command: Command): Command {
  return command
    .addOption(listOption("--service <names>", "only rules of these services, for example kms,iam"))
    .addOption(aliasOf("service", "--services <names>"))
    .addOption(listOption("--rule <ids>", "only these rules; * stands for any text"))
    .addOption(
      listOption(
        "--rules <folders>",
        "folders with rules of your own, beside the built-in ones",
        "none",
      ),
    )
    .addOption(severityOption("--severity <level>", "only rules of this severity and above"));
}

/** Adds the options of Scanning. */
export function addScanning(command: Command): Command {
  return command
    .addOption(textOption("--profile <name>", "profile of the AWS configuration files"))
    .addOption(listOption("--region <codes>", "Regions to scan", "all that are enabled"))
    .addOption(aliasOf("region", "--regions <codes>"))
    .addOption(
      new Option("--concurrency <calls>", "ceiling of calls in flight")
        .argParser(count)
        .default(40),
    )
    .addOption(
      textOption(
        "--record <file>",
        "record the traffic, without secrets and credentials, for a bug report",
      ),
    )
    .option("--stats", "print what the scan cost, call by call");
}

/** Adds the options of Output. */
export function addOutput(command: Command): Command {
  return command
    .addOption(textOption("-o, --out <folder>", "folder for the reports").default("keelson-report"))
    .addOption(
      new Option("--format <names>", `reports to write: ${FORMATS.join(", ")}`)
        .argParser(formats)
        .default([...FORMATS], "all"),
    )
    .addOption(
      severityOption("--fail-on <level>", "exit with 1 on failures of this severity and above"),
    )
    .option("--fail-on-gaps", "exit with 4 when something could not be read")
    .option("--no-color", "no colours; the NO_COLOR variable does the same")
    .option("--quiet", "print nothing but errors");
}

/** Adds the option of Debug. */
export function addDebug(command: Command): Command {
  return command.option("--debug", "show the stack of errors, and log what happens");
}

/** Collects comma-separated and repeated values, each once. */
export function list(value: string, previous: readonly string[]): string[] {
  const items = value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  // An empty list would mean "all", which an empty variable in a script never meant.
  if (items.length === 0) throw new InvalidArgumentError("Expected at least one name.");
  return [...new Set([...previous, ...items])];
}

/** An option that takes any text but the empty one. */
export function textOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (value.trim() === "") throw new InvalidArgumentError("Expected a value.");
    return value;
  });
}

function listOption(flags: string, description: string, byDefault = "all"): Option {
  return new Option(flags, description).argParser(list).default([], byDefault);
}

/** The plural of a list option, hidden, which sets the same value. */
function aliasOf(name: string, flags: string): Option {
  const option = listOption(flags, `same as --${name}`).hideHelp();
  option.attributeName = () => name;
  return option;
}

function severityOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(SEVERITIES);
}

function formats(value: string): Format[] {
  return list(value, []).map((name) => {
    const format = FORMATS.find((known) => known === name);
    if (format === undefined)
      throw new InvalidArgumentError(
        `"${name}" is no report format; there are ${FORMATS.join(", ")}.`,
      );
    return format;
  });
}

function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new InvalidArgumentError("Expected a whole number from 1 to 1000.");
  return number;
}
