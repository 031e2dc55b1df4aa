import type { Command } from "commander";
import { CliError } from "./cli-error.ts";

/** What can follow one command on the command line. */
interface Words {
  /** Words that lead here, joined by a space; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly string[];
  readonly flags: readonly { readonly flag: string; readonly description: string }[];
}

type Shell = "bash" | "zsh" | "fish";

const SCRIPTS: Readonly<Record<Shell, (words: readonly Words[]) => string>> = { bash, zsh, fish };

/** The completion script of a shell, made from the commands and options of the program. */
export function completionScript(shell: string, program: Command): string {
  if (!Object.hasOwn(SCRIPTS, shell)) {
    throw new CliError(`there is no completion for "${shell}"`, {
      hint: "there is bash, zsh and fish",
    });
  }
  return SCRIPTS[shell as Shell]([...wordsOf(program, "")]);
}

function* wordsOf(command: Command, path: string): Generator<Words> {
  yield {
    path,
    commands: command.commands.map((child) => child.name()),
    flags: [
      ...command.options
        .filter(({ hidden }) => !hidden)
        .map(({ long, description }) => ({ flag: long ?? "", description })),
      { flag: "--help", description: "show help" },
    ],
  };
  for (const child of command.commands) {
    yield* wordsOf(child, path === "" ? child.name() : `${path} ${child.name()}`);
  }
}

function bash(words: readonly Words[]): string {
  return `# keelson completion for bash: eval "$(keelson completion bash)"
_keelson() {
${shellBody(words)}
  COMPREPLY=($(compgen -W "$candidates" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _keelson keelson
`;
}

function zsh(words: readonly Words[]): string {
  return `# keelson completion for zsh: eval "$(keelson completion zsh)"
autoload -U +X bashcompinit && bashcompinit
${bash(words).split("\n").slice(1).join("\n")}`;
}

// Which commands have been typed decides what fits; options and their values in between are passed over.
function shellBody(words: readonly Words[]): string {
  const paths = words.filter(({ path }) => path !== "").map(({ path }) => `"${path}"`);
  const cases = words.map(
    ({ path, commands, flags }) =>
      `    "${path}") candidates="${[...commands, ...flags.map(({ flag }) => flag)].join(" ")}" ;;`,
  );
  return `  local path="" word candidates=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${paths.join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases.join("\n")}
  esac`;
}

function fish(words: readonly Words[]): string {
  const lines = words.flatMap(({ path, commands, flags }) => {
    const seen = path.split(" ").filter((word) => word !== "");
    const condition =
      seen.length === 0
        ? "__fish_use_subcommand"
        : seen.map((word) => `__fish_seen_subcommand_from ${word}`).join("; and ");
    return [
      ...commands.map((name) => `complete -c keelson -f -n '${condition}' -a ${name}`),
      ...flags.map(
        ({ flag, description }) =>
          `complete -c keelson -n '${condition}' -l ${flag.slice(2)} -d '${description.replaceAll("'", "\\'")}'`,
      ),
    ];
  });
  return `# keelson completion for fish: keelson completion fish > ~/.config/fish/completions/keelson.fish\n${lines.join("\n")}\n`;
}
