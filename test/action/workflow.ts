import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A step of a job, or of a composite action. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Outcome {
  readonly outcome: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

/** What the steps of a job share. */
export interface Job {
  readonly cwd: string;
  readonly env: Record<string, string>;
  /** `github.run_id` and so on, by their names in expressions. */
  readonly context: Readonly<Record<string, string>>;
  /** What stands in for the actions of others, by their name without the version. */
  readonly actions: Readonly<Record<string, (inputs: Readonly<Record<string, string>>) => void>>;
}

const ACTION = parse(readFileSync("action.yml", "utf8")) as Action;

/** Runs steps one by one as a runner does: conditions, expressions, outputs, GITHUB_PATH, the summary. */
export async function runSteps(
  steps: readonly Step[],
  job: Job,
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ readonly failed: boolean; readonly results: Record<string, Outcome> }> {
  const results: Record<string, Outcome> = {};
  let failed = false;
  for (const [index, step] of steps.entries()) {
    const values = { ...job.context, ...prefixed("inputs", inputs), ...outcomes(results) };
    const wanted = step.if === undefined ? !failed : condition(step.if, values, failed);
    const result: Outcome = wanted
      ? await runStep(step, job, values)
      : { outcome: "skipped", outputs: {}, log: "" };
    failed ||= result.outcome === "failure";
    results[step.id ?? step.uses?.split("@")[0] ?? String(index)] = result;
  }
  return { failed, results };
}

async function runStep(step: Step, job: Job, values: Values): Promise<Outcome> {
  if (step.run !== undefined) return runShell(step.run, filled(step.env ?? {}, values), job);
  const inputs = filled(step.with ?? {}, values);
  const name = step.uses?.split("@")[0] ?? "";
  if (name.endsWith("/keelson")) return runAction(inputs, job);
  const action = job.actions[name];
  if (action === undefined) throw new Error(`nothing stands in for ${name}`);
  action(inputs);
  return { outcome: "success", outputs: {}, log: "" };
}

/** Runs action.yml. */
export async function runAction(
  given: Readonly<Record<string, string>>,
  job: Job,
): Promise<Outcome> {
  const unknown = Object.keys(given).filter((name) => ACTION.inputs[name] === undefined);
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(", ")}`);
  const defaults = Object.entries(ACTION.inputs).map(([name, input]) => [
    name,
    input.default ?? "",
  ]);
  const inputs = { ...(Object.fromEntries(defaults) as Record<string, string>), ...given };
  const { failed, results } = await runSteps(ACTION.runs.steps, job, inputs);
  const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => [
    name,
    expand(value, outcomes(results)),
  ]);
  return {
    outcome: failed ? "failure" : "success",
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    log: Object.values(results)
      .map(({ log }) => log)
      .join(""),
  };
}

async function runShell(text: string, env: Record<string, string>, job: Job): Promise<Outcome> {
  const folder = join(job.cwd, ".runner");
  mkdirSync(folder, { recursive: true });
  const [script, output, path] = ["script.sh", "output", "path"].map((name) => join(folder, name));
  if (script === undefined || output === undefined || path === undefined) throw new Error("never");
  writeFileSync(script, text);
  writeFileSync(output, "");
  writeFileSync(path, "");
  const child = spawn("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
    cwd: job.cwd,
    env: {
      ...job.env,
      ...env,
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: process.cwd(),
      GITHUB_OUTPUT: output,
      GITHUB_PATH: path,
      GITHUB_STEP_SUMMARY: join(job.cwd, ".runner", "summary.md"),
      RUNNER_TEMP: folder,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (log += chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  const added = lines(path);
  if (added.length > 0) job.env["PATH"] = [...added, job.env["PATH"]].join(":");
  const outputs = lines(output).map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1)];
  });
  return {
    outcome: code === 0 ? "success" : "failure",
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    log,
  };
}

function lines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

type Values = Readonly<Record<string, string>>;

function filled(texts: Readonly<Record<string, string | number | boolean>>, values: Values) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, expand(String(text), values)]),
  );
}

/** Text with its expressions replaced; each is one name. */
function expand(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => valueOf(name, values));
}

/** A condition: status functions, and comparisons of names with text, joined by &&. */
function condition(text: string, values: Values, failed: boolean): boolean {
  const terms = text.replace(/^\$\{\{ | \}\}$/g, "").split(" && ");
  const anyStatus = terms.some((term) => term === "always()" || term === "!cancelled()");
  return terms.every((term) => {
    if (term === "always()" || term === "!cancelled()") return true;
    const [, name = "", operator, wanted] = /^([\w.-]+) (==|!=) '(.*)'$/.exec(term) ?? [];
    if (operator === undefined) throw new Error(`a condition of another kind: ${term}`);
    return (anyStatus || !failed) && (valueOf(name, values) === wanted) === (operator === "==");
  });
}

function valueOf(name: string, values: Values): string {
  // An output that no step has set is empty; every other name has to be known.
  const value = values[name] ?? (/^steps\.[\w-]+\.outputs\./.test(name) ? "" : undefined);
  if (value === undefined) throw new Error(`nothing is known of ${name}`);
  return value;
}

function outcomes(results: Readonly<Record<string, Outcome>>): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(results).map(([id, { outcome, outputs }]) => ({
      [`steps.${id}.outcome`]: outcome,
      ...prefixed(`steps.${id}.outputs`, outputs),
    })),
  ) as Record<string, string>;
}

function prefixed(prefix: string, values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}
