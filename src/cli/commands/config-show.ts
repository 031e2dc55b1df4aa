import type { Command } from "commander";
import { visible } from "../../render/text.ts";
import { commandOptions, loadConfig } from "../config/apply.ts";
import type { Config } from "../config/read.ts";
import { settingsOf, type Setting } from "../config/settings.ts";
import { CONFIG_NAME } from "../config/find.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { loadRuleSet } from "../rule-set.ts";
import type { FailOn, RuleChoice } from "../options.ts";

/** Shows every setting of a scan with these flags here, and what decides it. */
export async function showConfig(command: Command, io: Io): Promise<ExitCode> {
  const { config: named, ...options } = command.opts<Omit<RuleChoice, "config"> & Named>();
  const config = await loadConfig(named);
  const settings = settingsOf(commandOptions(command), config);
  // What it names is checked, so that what is shown is what would run.
  const chosen = Object.fromEntries(settings.map(({ option, value }) => [option, value]));
  await loadRuleSet({ ...options, ...chosen, config });
  const rows = [
    ...settings.map((setting) => row(setting, command, config)),
    ...(config === undefined ? [] : onlyInFile(config)),
  ].map((cells) => cells.map(visible));
  const name = config === undefined ? `no ${CONFIG_NAME}` : config.path;
  const widths = [0, 1].map((column) =>
    Math.min(WIDEST, Math.max(...rows.map((cells) => (cells[column] ?? "").length))),
  );
  const lines = rows.map(([key = "", value = "", origin = ""]) =>
    [key.padEnd(widths[0] ?? 0), value.padEnd(widths[1] ?? 0), origin].join("  "),
  );
  io.stdout(`${name}\n\n${lines.join("\n")}\n`);
  return EXIT.done;
}

interface Named {
  readonly config?: string | false;
}

type Row = readonly [key: string, value: string, origin: string];

// A long list must not push the origins of all others off the screen.
const WIDEST = 48;

function row({ option, value, origin }: Setting, command: Command, config?: Config): Row {
  const key = SHOWN_AS[option] ?? option;
  if (origin === "default") return [key, shown(value, option), "default"];
  if (origin === "flag") {
    const flag = command.options.find((candidate) => candidate.attributeName() === option);
    return [key, shown(value, option), flag?.long ?? "--rule"];
  }
  return [key, shown(value, option), placeOf(config, origin.path)];
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  region: "regions",
  service: "services",
  rules: "rules.folders",
  only: "rules.only",
  off: "rules.off",
  out: "output.folder",
  format: "output.formats",
  failOn: "failOn.severity",
  failOnGaps: "failOn.gaps",
};

const WHEN_EMPTY: Readonly<Record<string, string>> = {
  profile: "of the environment",
  region: "all that are enabled",
  service: "all",
  only: "all",
  failOnGaps: "false",
};

function shown(value: unknown, option: string): string {
  if (option === "failOn" && value !== undefined) {
    const failOn = value as FailOn;
    return failOn.new ? `${failOn.severity}, only new ones` : failOn.severity;
  }
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    return WHEN_EMPTY[option] ?? "none";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : `${value === true}`;
}

function placeOf(config: Config | undefined, path: readonly string[]): string {
  return config === undefined ? "" : `${config.path}:${config.document.lineOf(path)}`;
}

/** What no flag can say. */
function onlyInFile(config: Config): Row[] {
  const { source } = config;
  const rows: Row[] = [];
  const add = (key: string, value: string, ...path: string[]) =>
    void rows.push([key, value, placeOf(config, path)]);
  for (const [index, { role, name }] of (source.accounts ?? []).entries())
    add("accounts", name === undefined ? role : `${name}: ${role}`, "accounts", String(index));
  for (const key of ["trustedAccounts", "trustedOrganizations"] as const) {
    const values = source[key];
    if (values !== undefined) add(key, values.join(", "), key);
  }
  for (const [id, params] of Object.entries(source.parameters ?? {})) {
    for (const [name, value] of Object.entries(params))
      add(`parameters.${id}`, `${name} = ${JSON.stringify(value)}`, "parameters", id, name);
  }
  for (const [id, { severity, reason }] of Object.entries(source.severities ?? {}))
    add(`severities.${id}`, `${severity}: ${reason}`, "severities", id);
  for (const [index, { rules, owner, until }] of (source.suppressions ?? []).entries()) {
    const end = until === undefined ? "" : `, until ${until}`;
    add("suppressions", `${rules.join(", ")} (${owner}${end})`, "suppressions", String(index));
  }
  return rows;
}
