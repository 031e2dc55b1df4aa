import { relative, resolve } from "node:path";
import type { YamlPath } from "../../rules/yaml-document.ts";
import type { Config } from "./read.ts";
import type { ConfigSource } from "./schema.ts";

/** What decided a setting. */
export type Origin = "default" | "flag" | { readonly path: YamlPath };

/** One option of a command with the value that counts. */
export interface Setting {
  /** Name of the option as commander has it. */
  readonly option: string;
  readonly value: unknown;
  readonly origin: Origin;
}

interface Mapped {
  readonly option: string;
  readonly path: YamlPath;
  readonly value: (source: ConfigSource, config: Config) => unknown;
}

/** The options that a configuration can set, in the order of its file. */
const MAPPED: readonly Mapped[] = [
  { option: "profile", path: ["profile"], value: ({ profile }) => profile },
  { option: "region", path: ["regions"], value: ({ regions }) => regions },
  { option: "service", path: ["services"], value: ({ services }) => services },
  {
    option: "rules",
    path: ["rules", "folders"],
    value: ({ rules }, { ruleFolders }) => (rules?.folders === undefined ? undefined : ruleFolders),
  },
  { option: "only", path: ["rules", "only"], value: ({ rules }) => rules?.only },
  { option: "off", path: ["rules", "off"], value: ({ rules }) => rules?.off },
  {
    option: "out",
    path: ["output", "folder"],
    value: ({ output }, { folder }) =>
      output?.folder === undefined
        ? undefined
        : relative(process.cwd(), resolve(folder, output.folder)) || ".",
  },
  { option: "format", path: ["output", "formats"], value: ({ output }) => output?.formats },
  {
    option: "baseline",
    path: ["baseline"],
    value: ({ baseline }, { folder }) =>
      baseline === undefined ? undefined : relative(process.cwd(), resolve(folder, baseline)),
  },
  {
    option: "failOn",
    path: ["failOn", "severity"],
    value: ({ failOn }) =>
      failOn?.severity === undefined
        ? undefined
        : { severity: failOn.severity, new: failOn.new ?? false },
  },
  { option: "failOnGaps", path: ["failOn", "gaps"], value: ({ failOn }) => failOn?.gaps },
];

/** What a command says of its own options. */
export interface CommandOptions {
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the command has the option. */
  readonly has: (option: string) => boolean;
  /** Whether the user gave it as a flag. */
  readonly given: (option: string) => boolean;
}

/** The options of a command in which flags win over the file, and the file over defaults. */
export function settingsOf(command: CommandOptions, config: Config | undefined): Setting[] {
  return MAPPED.filter(({ option }) => applies(option, command)).map(({ option, path, value }) => {
    const { [option]: own } = command.values;
    if (command.given(option)) return { option, value: own, origin: "flag" };
    // Who asks for rules by name wants those, whatever is off.
    if (command.given("rule")) {
      if (option === "only") return { option, value: command.values["rule"], origin: "flag" };
      if (option === "off") return { option, value: [], origin: "flag" };
    }
    const configured = config === undefined ? undefined : value(config.source, config);
    return configured === undefined
      ? { option, value: own, origin: "default" }
      : { option, value: configured, origin: { path } };
  });
}

function applies(option: string, { has }: CommandOptions): boolean {
  if (option === "only" || option === "off") return has("rules");
  // Where there are no formats, --out names a file.
  return option === "out" ? has("out") && has("format") : has(option);
}
