// The scan step of the action: runs keelson, then tells the workflow what came of it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportFolders, sarifFiles } from "./files.mjs";
import { findKeelson } from "./find-keelson.mjs";
import { readInputs, scanArguments } from "./inputs.mjs";
import { ActionError, annotate, appendLine, runScript, setOutput } from "./runner.mjs";

/** GitHub drops a step summary of more than 1 MiB. */
const MAX_SUMMARY = 1_000_000;

await runScript(async () => {
  const inputs = readInputs(process.env);
  // An old report would be taken for this scan's, should this scan not get so far as to write one.
  if (reportFolders(inputs.outputDir).length > 0)
    throw new ActionError(
      `output-dir: ${inputs.outputDir} holds a report already; give each scan a folder of its own`,
    );
  const hasBaseline = inputs.baseline !== "" && existsSync(inputs.baseline);
  if (inputs.baseline !== "" && !hasBaseline)
    annotate("notice", `${inputs.baseline} does not exist yet, so every failure counts as new`);
  const [command, ...before] = await findKeelson(inputs.version);
  const exitCode = await run(command, [...before, ...scanArguments(inputs, { hasBaseline })]);
  if (inputs.category !== "")
    sarifFiles(inputs.outputDir).forEach((path) => categorize(path, inputs.category));
  writeOutputs(inputs.outputDir, exitCode);
  writeSummary(inputs.outputDir);
  return exitCode;
});

function run(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: "inherit" });
    // The runner interrupts the step when a run is cancelled; keelson then ends by itself.
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, pass);
    child.once("error", fail);
    child.once("close", (code) => done(code ?? 130));
  });
}

function categorize(path, category) {
  const log = JSON.parse(readFileSync(path, "utf8"));
  for (const { automationDetails } of log.runs)
    automationDetails.id = `${category}/${automationDetails.id}`;
  writeFileSync(path, JSON.stringify(log));
}

function writeOutputs(folder, exitCode) {
  const reports = reportFolders(folder).map((each) =>
    JSON.parse(readFileSync(join(each, "report.json"), "utf8")),
  );
  const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
  const total = (count) => (reports.length === 0 ? "" : sum(count));
  // 2 and 3 also end a scan of several accounts of which only some were read.
  const ended = [0, 1, 4].includes(exitCode) && reports.length > 0;
  const whole = reports.every(
    ({ scope, summary }) => !scope.partial && summary.total.unknown === 0,
  );
  const compared = reports.every(({ baseline }) => baseline !== null);
  const [first] = sarifFiles(folder);
  setOutput("sarif-file", first ?? "");
  setOutput("sarif-folder", first === undefined ? "" : folder);
  setOutput(
    "failed",
    total(({ summary }) => summary.total.fail),
  );
  setOutput(
    "unknown",
    total(({ summary }) => summary.total.unknown),
  );
  setOutput("new", compared ? total(({ baseline }) => baseline.new) : "");
  setOutput("complete", ended && whole);
}

function writeSummary(folder) {
  const pages = reportFolders(folder)
    .map((each) => join(each, "report.md"))
    .filter(existsSync);
  let size = 0;
  for (const [index, page] of pages.entries()) {
    const text = readFileSync(page, "utf8");
    size += Buffer.byteLength(text);
    if (size > MAX_SUMMARY) {
      const left = pages.length - index;
      appendLine(
        "GITHUB_STEP_SUMMARY",
        `\nNo room for ${left} more: see \`report.md\` of the other accounts.`,
      );
      return;
    }
    appendLine("GITHUB_STEP_SUMMARY", text);
  }
}
