// The inputs of the action, from the environment: they are data from beginning to end, never part of a command line.
import { ActionError } from "./runner.mjs";

/** Reads and checks every input. */
export function readInputs(environment) {
  const text = (name) => (environment[`INPUT_${name}`] ?? "").trim();
  return {
    regions: list("regions", text("REGIONS")),
    services: list("services", text("SERVICES")),
    config: oneLine("config", text("CONFIG")),
    baseline: oneLine("baseline", text("BASELINE")),
    formats: list("formats", text("FORMATS")),
    outputDir: oneLine("output-dir", text("OUTPUT_DIR")) || "keelson-report",
    failOn: list("fail-on", text("FAIL_ON")),
    failOnGaps: flag("fail-on-gaps", text("FAIL_ON_GAPS")),
    category: matching(
      "category",
      text("CATEGORY"),
      /^[\w.-]{1,64}$/,
      "letters, digits and any of _.-",
    ),
    uploadSarif: flag("upload-sarif", text("UPLOAD_SARIF")),
    version: matching(
      "version",
      text("VERSION"),
      /^\d+\.\d+\.\d+(-[\w.-]+)?$/,
      "a version such as 1.2.3",
    ),
  };
}

/** The arguments of `keelson scan`. Each value is glued to its flag, so that none can become a flag of its own. */
export function scanArguments(inputs, { hasBaseline }) {
  const formats = new Set(inputs.formats.length === 0 ? DEFAULT_FORMATS : inputs.formats);
  formats.add("json");
  if (inputs.uploadSarif) formats.add("sarif");
  // Without a baseline nothing is known yet, so every failure is new.
  const failOn = hasBaseline ? inputs.failOn : inputs.failOn.filter((word) => word !== "new");
  const values = {
    out: inputs.outputDir,
    format: [...formats].join(","),
    region: inputs.regions.join(","),
    service: inputs.services.join(","),
    config: inputs.config,
    baseline: hasBaseline ? inputs.baseline : "",
    "fail-on": failOn.join(","),
  };
  const flags = Object.entries(values).filter(([, value]) => value !== "");
  return [
    "scan",
    ...flags.map(([name, value]) => `--${name}=${value}`),
    ...(inputs.failOnGaps ? ["--fail-on-gaps"] : []),
  ];
}

const DEFAULT_FORMATS = ["html", "json", "sarif", "markdown"];

function list(name, value) {
  return value
    .split(/[\s,]+/)
    .filter((item) => item !== "")
    .map((item) =>
      matching(name, item, /^[a-z0-9][a-z0-9-]*$/, "lower-case names, separated by commas"),
    );
}

function flag(name, value) {
  return matching(name, value, /^(true|false)$/, "true or false") === "true";
}

function oneLine(name, value) {
  // A line break would begin another output or command of the runner.
  return matching(name, value, /^\P{Cc}+$/u, "a path without control characters");
}

function matching(name, value, pattern, expected) {
  if (value === "" || pattern.test(value)) return value;
  throw new ActionError(
    `${name}: ${JSON.stringify(value.slice(0, 100))} cannot be; expected ${expected}`,
  );
}
