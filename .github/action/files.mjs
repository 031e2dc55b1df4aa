// The files that a scan leaves in its folder: directly, or in one folder for each account.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const SARIF = /^report(?:-(\d+))?\.sarif$/;

/** The folders that hold reports: the folder itself and those of its accounts, sorted. */
export function reportFolders(folder) {
  const accounts = entries(folder)
    .filter((entry) => entry.isDirectory() && /^\d{12}$/.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
  return [folder, ...accounts].filter((each) => filesIn(each, /^report[.-]/).length > 0);
}

/** The SARIF files of a scan, in the order of their numbers. */
export function sarifFiles(folder) {
  return reportFolders(folder).flatMap((each) =>
    filesIn(each, SARIF)
      .sort((a, b) => Number(SARIF.exec(a)[1] ?? 1) - Number(SARIF.exec(b)[1] ?? 1))
      .map((name) => join(each, name)),
  );
}

function filesIn(folder, pattern) {
  return entries(folder)
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map(({ name }) => name);
}

function entries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
