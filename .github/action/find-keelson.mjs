// Which keelson the action runs.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ActionError, appendLine } from "./runner.mjs";

const SOURCE = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Program and first arguments: the version that was asked for, else keelson on the PATH, else the action's own source. */
export function findKeelson(version) {
  if (version !== "") return installed(version);
  return onPath() ?? built();
}

function onPath() {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, "keelson");
    if (folder !== "" && isProgram(path)) return [path];
  }
  return undefined;
}

function installed(version) {
  // A folder of its own, so that no .npmrc of the repository that is checked out has a say.
  const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "keelson-"));
  writeFileSync(join(folder, "package.json"), "{}");
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", `keelson@${version}`], folder);
  appendLine("GITHUB_PATH", join(folder, "node_modules", ".bin"));
  return [process.execPath, join(folder, "node_modules", "keelson", "dist", "main.js")];
}

/** The commit of the action, and its lock file, then pin everything that runs. */
function built() {
  const main = join(SOURCE, "dist", "main.js");
  if (!existsSync(main)) {
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], SOURCE);
    npm(["run", "build"], SOURCE);
  }
  const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "keelson-"));
  const quoted = [process.execPath, main]
    .map((part) => `'${part.replaceAll("'", "'\\''")}'`)
    .join(" ");
  writeFileSync(join(folder, "keelson"), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  appendLine("GITHUB_PATH", folder);
  return [process.execPath, main];
}

/** Neither npm nor what it fetches has anything to do with the credentials of the scan. */
function npm(args, cwd) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|ACTIONS_|INPUT_)|TOKEN/.test(name)),
  );
  const { status, error } = spawnSync("npm", args, { cwd, env, stdio: ["ignore", 2, 2] });
  if (status !== 0)
    throw new ActionError(
      `npm ${args[0]} failed${error === undefined ? "" : `: ${error.message}`}`,
      3,
    );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
