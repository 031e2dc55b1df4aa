import { InvalidArgumentError, Option, type Command } from "commander";
import { SEVERITIES } from "../model/severities.ts";
import type { Severity } from "../model/severity.ts";
import { DEFAULT_OCSF_VERSION, OCSF_VERSIONS, type OcsfVersion } from "../render/ocsf/versions.ts";
import type { Config } from "./config/read.ts";
import {
  aliasOf,
  count,
  list,
  listOption,
  pathsOption,
  severityOption,
  textOption,
} from "./option-kinds.ts";

/** Options that choose rules; every command that evaluates or collects has them. */
export interface RuleChoice {
  readonly service: readonly string[];
  readonly rule: readonly string[];
  readonly rules: readonly string[];
  readonly severity?: Severity;
  /** Patterns of rules that the configuration keeps; absent: all. */
  readonly only?: readonly string[] | undefined;
  /** Patterns of rules that the configuration leaves out. */
  readonly off?: readonly string[] | undefined;
  readonly config?: Config | undefined;
}

/** Options on how to read an account. */
export interface Scanning {
  readonly profile?: string;
  readonly region: readonly string[];
  /** Whether the Regions are those of the flag, which wins over all that a configuration says. */
  readonly regionGiven?: boolean;
  readonly concurrency: number;
  readonly stats?: true;
  readonly record?: string;
}

/** Report formats; all but github are written to files. */
export const FORMATS = [
  "html",
  "json",
  "sarif",
  "ocsf",
  "asff",
  "junit",
  "csv",
  "markdown",
  "github",
] as const;
/** Name of a report format. */
export type Format = (typeof FORMATS)[number];

const DEFAULT_FORMATS: readonly Format[] = ["html", "json", "sarif"];

/** Which failures end a run with 1. */
export interface FailOn {
  /** This severity and above. */
  readonly severity: Severity;
  /** Only those that the baseline does not have. */
  readonly new: boolean;
}

/** Options on what to compare the findings with. */
export interface Comparison {
  readonly baseline?: string;
}

/** Options on what to write and how to end. */
export interface Output {
  readonly out: string;
  readonly format: readonly Format[];
  /** Release of OCSF for the format ocsf. */
  readonly ocsfVersion?: OcsfVersion;
  readonly failOn?: FailOn;
  readonly failOnGaps?: true;
  readonly color: boolean;
  readonly quiet?: true;
}

/** Options on the code that made the resources. */
export interface SourceOptions {
  readonly iac: readonly string[];
  readonly terraformState: readonly string[];
  readonly stackResources: readonly string[];
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
        .default([...DEFAULT_FORMATS], DEFAULT_FORMATS.join(",")),
    )
    .addOption(
      new Option("--ocsf-version <version>", "release of OCSF for the format ocsf")
        .choices(OCSF_VERSIONS)
        .default(DEFAULT_OCSF_VERSION),
    )
    .addOption(
      failOnOption(
        "exit with 1 on failures of this severity and above; `high,new`: only on those that are not in the baseline",
      ),
    )
    .option("--fail-on-gaps", "exit with 4 when something could not be read")
    .option("--no-color", "no colours; the NO_COLOR variable does the same")
    .option("--quiet", "print nothing but errors");
}

/** Adds the option of Comparison. */
export function addComparison(command: Command): Command {
  return command.addOption(
    textOption(
      "--baseline <file>",
      "tell new failures from those that `keelson baseline` accepted",
    ),
  );
}

/** Adds the options of SourceOptions. */
export function addSources(command: Command): Command {
  return command
    .addOption(
      pathsOption("--iac <folder>", "Terraform or CloudFormation code to find the resources in"),
    )
    .addOption(
      pathsOption(
        "--terraform-state <file>",
        "state that stands elsewhere, or - for `terraform show -json` on standard input",
      ),
    )
    .addOption(
      pathsOption(
        "--stack-resources <file>",
        "output of `aws cloudformation describe-stack-resources`, or -",
      ),
    );
}

/** Adds the options that choose a configuration file. */
export function addConfig(command: Command): Command {
  return command
    .addOption(
      textOption("--config <file>", "configuration file; default: the nearest keelson.config.yaml"),
    )
    .option("--no-config", "read no configuration file");
}

/** Adds the option of Debug. */
export function addDebug(command: Command): Command {
  return command.option("--debug", "show the stack of errors, and log what happens");
}

/** The option --fail-on: a severity, and `new` behind a comma. */
export function failOnOption(description: string): Option {
  return new Option("--fail-on <level>", description).argParser((value: string): FailOn => {
    const [level = "", ...rest] = list(value, []);
    const severity = SEVERITIES.find((known) => known === level);
    if (severity === undefined || rest.some((word) => word !== "new"))
      throw new InvalidArgumentError(
        `Expected ${SEVERITIES.join(", ")}, and \`,new\` behind it if only new failures count.`,
      );
    return { severity, new: rest.length > 0 };
  });
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
