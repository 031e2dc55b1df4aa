// Compares what keelson writes with data from others: each format against the schemas that are published for it,
// the control ids of the frameworks against a table of them.
// Usage: node .ci/reference-check.mjs <reference folder> <folder with reports> <folder where the validators are installed>
// The validators are jsonschema, ajv and xmllint-wasm. OCSF of another release than 1.6 is in folders named after it.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const [reference, reports, installed] = process.argv.slice(2).map((path) => resolve(path));
const load = createRequire(join(installed, "package.json"));
const { Validator } = load("jsonschema");
const { Ajv2020 } = load("ajv/dist/2020.js");
const { validateXML } = load("xmllint-wasm");
const problems = [
  ...sarifProblems(),
  ...ocsfProblems(),
  ...asffProblems(),
  ...(await junitProblems()),
  ...controlProblems(),
];
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

function ocsfProblems() {
  const found = ["1.3", "1.6", "1.8"].flatMap((version) => {
    const schema = `ocsf/ocsf-${version}.0-compliance_finding.schema.json`;
    const file = join(version === "1.6" ? "" : `ocsf-${version}`, "report.ocsf.ndjson");
    const lines = text(reports, file).trimEnd().split("\n");
    const events = lines.map((line, index) => [`${file}:${index + 1}`, JSON.parse(line)]);
    return jsonProblems(schema, events);
  });
  console.log(`OCSF against 3 releases: ${found.length} problems`);
  return found;
}

function asffProblems() {
  const files = readdirSync(reports).filter((name) => /^report\.asff-\d+\.json$/.test(name));
  if (files.length === 0) return [`there is no ASFF file in ${reports}`];
  const requests = files.map((file) => [file, JSON.parse(text(reports, file))]);
  const types = new Set(JSON.parse(text(reference, "asff/asff-resource-types.json")));
  const found = [
    ...jsonProblems("asff/asff-batchimportfindings.schema.json", requests),
    ...requests.flatMap(([file, { Findings }]) =>
      Findings.filter(({ Resources }) => !types.has(Resources[0].Type)).map(
        ({ Id, Resources }) => `${file}: ${Id}: ASFF has no type ${Resources[0].Type}`,
      ),
    ),
  ];
  console.log(`${files.length} ASFF batches: ${found.length} problems`);
  return found;
}

/** What the JSON schema of the reference says against each value, by the name given with it. */
function jsonProblems(schema, values) {
  if (values.length === 0) return [`${schema}: nothing to check`];
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(text(reference, schema)));
  return values
    .filter(([, value]) => !validate(value))
    .map(([name, value]) => {
      validate(value);
      return `${name}: ${schema}: ${JSON.stringify(validate.errors)}`;
    });
}

async function junitProblems() {
  const schemas = ["jenkins-xunit-junit-10.xsd", "windyroad-JUnit.xsd"];
  const xml = [{ fileName: "report.junit.xml", contents: text(reports, "report.junit.xml") }];
  const found = [];
  for (const name of schemas) {
    const schema = [text(reference, join("junit", name))];
    const { valid, errors } = await validateXML({ xml, schema, maxMemoryPages: 16_384 });
    if (!valid) found.push(...errors.map(({ rawMessage }) => `${name}: ${rawMessage}`));
  }
  console.log(`JUnit against ${schemas.length} schemas: ${found.length} problems`);
  return found;
}

function text(folder, file) {
  return readFileSync(join(folder, file), "utf8");
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
