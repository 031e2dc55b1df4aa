// Compares what keelson writes with data from others: SARIF against the schemas of OASIS and of GitHub's
// upload action, the control ids of the frameworks against a table of them.
// Usage: node .ci/reference-check.mjs <reference folder> <folder with SARIF files> <folder where jsonschema is installed>
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const [reference, reports, installed] = process.argv.slice(2).map((path) => resolve(path));
const { Validator } = createRequire(join(installed, "package.json"))("jsonschema");
const problems = [...sarifProblems(), ...controlProblems()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function sarifProblems() {
  const schemas = ["oasis-sarif-schema-2.1.0.json", "github-codeql-action-sarif-schema-2.1.0.json"];
  const files = readdirSync(reports).filter((name) => name.endsWith(".sarif"));
  if (files.length === 0) return [`there is no SARIF file in ${reports}`];
  const found = schemas.flatMap((name) => {
    const schema = JSON.parse(readFileSync(join(reference, "sarif", name), "utf8"));
    return files.flatMap((file) =>
      new Validator()
        .validate(JSON.parse(readFileSync(join(reports, file), "utf8")), schema)
        .errors.map((error) => `${file}: ${name}: ${error.stack}`),
    );
  });
  console.log(
    `${files.length} SARIF files against ${schemas.length} schemas: ${found.length} problems`,
  );
  return found;
}

function controlProblems() {
  const [header, ...rows] = readFileSync(join(reference, "framework-controls.tsv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const columns = new Map(
    header.slice(2).map((name, index) => {
      const ids = rows.flatMap((row) => (row[index + 2] ?? "").split(" ").filter(Boolean));
      return [plain(name), new Set(ids)];
    }),
  );
  const files = readdirSync("rules/frameworks").filter((name) => name.endsWith(".yaml"));
  let compared = 0;
  const found = files.flatMap((name) => {
    const { id, controls } = parse(readFileSync(join("rules/frameworks", name), "utf8"));
    const known = columns.get(plain(id));
    if (known === undefined) return [`${name}: no column of the table is for ${id}`];
    const ids = Object.keys(controls);
    compared += ids.length;
    return ids
      .filter((control) => !known.has(control))
      .map((control) => `${name}: ${id} has no control ${control}`);
  });
  console.log(`${compared} controls of ${files.length} frameworks: ${found.length} problems`);
  return found;
}

/** Names that differ only in punctuation, or in saying that the framework is about AWS, are one. */
function plain(name) {
  return name.toLowerCase().replaceAll(/[^a-z0-9]|aws/g, "");
}
