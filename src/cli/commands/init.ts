import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { readAsset } from "../../assets.ts";
import { CliError } from "../cli-error.ts";
import { CONFIG_NAME } from "../config/find.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug } from "../options.ts";
import { writeFiles } from "../write-files.ts";

/** Writes a configuration in which everything is explained and nothing is set. */
export async function init(
  { force }: Debug & { readonly force?: true },
  io: Io,
  argument: string,
): Promise<ExitCode> {
  const path = argument === "" ? CONFIG_NAME : argument;
  if (force !== true && existsSync(path)) {
    throw new CliError("the file exists already", {
      place: path,
      hint: "--force replaces it",
    });
  }
  const text = readAsset(`templates/${CONFIG_NAME}`);
  const [written = path] = await writeFiles(dirname(path), [{ name: basename(path), text }]);
  io.stdout(`${written}\n`);
  return EXIT.done;
}
