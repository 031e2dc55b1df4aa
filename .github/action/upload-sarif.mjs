// The upload step of the action. One request for each file: github/codeql-action/upload-sarif joins the files of a
// folder into one, and GitHub refuses a file of more than 20 runs.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { sarifFiles } from "./files.mjs";
import { ActionError, annotate, runScript } from "./runner.mjs";

const TRIES = 4;
/** How long to wait for GitHub to process a file, in growing steps of at most ten seconds. */
const MAX_WAIT_SECONDS = 300;

await runScript(async () => {
  const files = sarifFiles(needed("SARIF_FOLDER"));
  if (files.length === 0) throw new ActionError("there is no SARIF file to upload");
  const uploads = [];
  for (const path of files) uploads.push({ path, ...(await attempt(() => upload(path))) });
  let failed = 0;
  for (const { path, value, error } of uploads) {
    const problem = error ?? (await attempt(() => processed(value))).error;
    if (problem === undefined) continue;
    failed += 1;
    annotate("error", `${basename(path)} was not taken by code scanning: ${problem}`);
  }
  process.stdout.write(`${files.length - failed} of ${files.length} SARIF files uploaded\n`);
  return failed === 0 ? 0 : 3;
});

/** Uploads a file; gives the id under which GitHub processes it. */
async function upload(path) {
  const { id } = await request("POST", "code-scanning/sarifs", {
    commit_sha: needed("GITHUB_SHA"),
    ref: needed("GITHUB_REF"),
    sarif: gzipSync(readFileSync(path)).toString("base64"),
    tool_name: "keelson",
  });
  return id;
}

/** Waits until GitHub has processed an upload; throws what it found wrong. */
async function processed(id) {
  let waited = 0;
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, 10)) {
    const { processing_status: status, errors } = await request(
      "GET",
      `code-scanning/sarifs/${encodeURIComponent(id)}`,
    );
    if (status === "complete") return;
    if (status === "failed")
      throw new ActionError((errors ?? []).join("; ") || "it gave no reason");
    if (waited >= MAX_WAIT_SECONDS)
      throw new ActionError(`it was not processed in ${waited} seconds`);
    await setTimeout(seconds * 1000);
    waited += seconds;
  }
}

async function request(method, path, body) {
  const url = `${process.env["GITHUB_API_URL"] ?? "https://api.github.com"}/repos/${needed("GITHUB_REPOSITORY")}/${path}`;
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${needed("GITHUB_TOKEN")}`,
        "x-github-api-version": "2022-11-28",
        "content-type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    const passing = response.status === 429 || response.status >= 500;
    if (passing && tries < TRIES) {
      await setTimeout(500 * 2 ** tries);
      continue;
    }
    throw new ActionError(`${response.status} ${await reasonOf(response)}`);
  }
}

async function reasonOf(response) {
  const text = await response.text();
  const hint =
    response.status === 403
      ? " (the job needs `permissions: security-events: write`, and the repository code scanning)"
      : "";
  try {
    return `${JSON.parse(text).message}${hint}`;
  } catch {
    return `${text.slice(0, 200)}${hint}`;
  }
}

async function attempt(work) {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: error.message };
  }
}

function needed(name) {
  const value = process.env[name];
  if (value === undefined || value === "") throw new ActionError(`${name} is not set`);
  return value;
}
