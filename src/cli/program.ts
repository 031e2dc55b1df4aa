import { Command } from "commander";
import { TOOL_VERSION } from "../version.ts";
import { addConfigCommands } from "./config-commands.ts";
import { examples } from "./examples.ts";
import { EXIT_HELP, type ExitCode } from "./exit-code.ts";
import { addHistoryCommands } from "./history-commands.ts";
import type { Io } from "./io.ts";
import { textOption } from "./option-kinds.ts";
import {
  addComparison,
  addConfig,
  addDebug,
  addOutput,
  addRuleChoice,
  addScanning,
  addSources,
} from "./options.ts";
import { addRulesCommands } from "./rules-commands.ts";

/** What a command gets: its options, the world, and its arguments. */
export type Action<O> = (options: O, io: Io, argument: string, second: string) => Promise<ExitCode>;

/** The command line. Actions load their code when they run, so that --help and --version stay instant. */
export function buildProgram(io: Io, exit: Exit): Command {
  const program = new Command("keelson")
    .description(
      "AWS security posture scanner. Every result is pass, fail or unknown; every failure comes with its fix.",
    )
    .version(TOOL_VERSION)
    .addHelpText(
      "after",
      `\n${EXIT_HELP}\n\nRun \`keelson help <command>\` for the options of a command. A first look, offline: \`keelson demo\``,
    );

  const action =
    <O>(load: () => Promise<Action<O>>) =>
    async (...parameters: unknown[]) => {
      // commander hands over the arguments, then the options, then the command.
      const command = parameters.at(-1) as Command;
      const [argument = "", second = ""] = parameters.filter((each) => typeof each === "string");
      const run = await load();
      const { configuredOptions } = await import("./config/apply.ts");
      exit(await run((await configuredOptions(command, io)) as O, io, argument, second));
    };

  const scan = program
    .command("scan")
    .description("read an account, evaluate the rules, write the reports");
  addDebug(addConfig(addComparison(addSources(addOutput(addRuleChoice(addScanning(scan)))))))
    .addHelpText(
      "after",
      examples(
        "keelson scan --profile audit",
        "keelson scan --region eu-west-1,us-east-1 --service kms,iam",
        "keelson scan --fail-on high --out report/ --stats",
      ),
    )
    .action(action(async () => (await import("./commands/scan.ts")).scan));

  const collect = program
    .command("collect")
    .description("read an account into a snapshot file, without judging it");
  addDebug(addConfig(addRuleChoice(addScanning(collect))))
    .addOption(
      textOption("-o, --out <file>", "snapshot file to write").default("snapshot.ndjson.gz"),
    )
    .addHelpText(
      "after",
      examples(
        "keelson collect --profile audit --out prod.ndjson.gz",
        "keelson collect --record traffic.ndjson.gz",
      ),
    )
    .action(action(async () => (await import("./commands/collect.ts")).collect));

  const evaluate = program
    .command("evaluate <snapshot>")
    .description("evaluate the rules on a snapshot file, write the reports");
  addDebug(addConfig(addComparison(addSources(addOutput(addRuleChoice(evaluate))))))
    .addHelpText(
      "after",
      examples(
        "keelson evaluate prod.ndjson.gz",
        "keelson evaluate prod.ndjson.gz --rules ./our-rules --format html",
        "terraform show -json | keelson evaluate prod.ndjson.gz --iac infra --terraform-state -",
      ),
    )
    .action(action(async () => (await import("./commands/evaluate.ts")).evaluate));

  const report = program
    .command("report <report.json>")
    .description("write other formats from a report.json");
  addDebug(addConfig(addOutput(report)))
    .addHelpText(
      "after",
      examples("keelson report keelson-report/report.json --format html --out public/"),
    )
    .action(action(async () => (await import("./commands/report.ts")).report));

  addHistoryCommands(program, action);
  addRulesCommands(program, action);
  addConfigCommands(program, action, io, exit);

  const permissions = program
    .command("permissions")
    .description("print the least-privilege IAM policy that a scan needs");
  addDebug(addConfig(addRuleChoice(permissions)))
    .option(
      "--out <folder>",
      "write it in parts that IAM takes as managed policies: keelson-1.json, …",
    )
    .addHelpText(
      "after",
      examples(
        "keelson permissions --out policies",
        "keelson permissions --service kms,acm > policy.json",
      ),
    )
    .action(action(async () => (await import("./commands/permissions.ts")).permissions));

  addPush(program, action);

  const demo = program.command("demo").description("scan a recorded demo account, offline");
  addDebug(addConfig(addComparison(addSources(addOutput(addRuleChoice(demo))))))
    .option("--stats", "print what the scan cost, call by call")
    .addHelpText("after", examples("keelson demo", "keelson demo --out /tmp/demo --format html"))
    .action(action(async () => (await import("./commands/demo.ts")).demo));

  program
    .command("completion <shell>")
    .description("print the completion script for bash, zsh or fish")
    .addHelpText(
      "after",
      examples(
        'eval "$(keelson completion bash)"',
        "keelson completion fish > ~/.config/fish/completions/keelson.fish",
      ),
    )
    .action(async (shell: string) => {
      const { completionScript } = await import("./completion.ts");
      io.stdout(completionScript(shell, program));
    });

  applyDefaults(program, io);
  return program;
}

/** Sets the status that the process ends with. */
export type Exit = (code: ExitCode) => void;
/** Makes of a command what commander calls. */
export type Wrap = <O>(
  load: () => Promise<Action<O>>,
) => (...parameters: unknown[]) => Promise<void>;

function addPush(program: Command, action: Wrap): void {
  const push = program.command("push").description("send results to a service of AWS");
  addDebug(
    push
      .command("securityhub")
      .description(
        "bring Security Hub CSPM up to date with a report, from the account's own credentials",
      ),
  )
    .requiredOption("--report <report.json>", "report to send")
    .addOption(textOption("--profile <name>", "profile of the AWS configuration files"))
    .addOption(
      textOption(
        "--global-region <code>",
        "Region to send results on global services to; default: us-east-1, cn-north-1 or us-gov-west-1",
      ),
    )
    .option("--dry-run", "compare and print, but send nothing")
    .addHelpText(
      "after",
      examples(
        "keelson push securityhub --report keelson-report/report.json",
        "keelson push securityhub --report keelson-report/report.json --dry-run",
      ) + "\nNeeds securityhub:GetFindings and securityhub:BatchImportFindings.\n",
    )
    .action(action(async () => (await import("./commands/push-securityhub.ts")).pushSecurityHub));
}

// Errors become exceptions, and output goes through `io`, for every command alike.
function applyDefaults(command: Command, io: Io): void {
  command
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .showHelpAfterError("  hint: add --help to see the options")
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      outputError: (text, write) => write(text.replace(/^error: /, "keelson: ")),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const child of command.commands) applyDefaults(child, io);
}
