import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findConfig } from "../../../src/cli/config/find.ts";
import { contentOf, keelson, newFolder } from "../keelson.ts";

const NAME = "keelson.config.yaml";

/** A new folder with a configuration. */
function folderWith(text: string): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, NAME), text);
  return cwd;
}

describe("keelson init", () => {
  test("writes a configuration that is in order, and spares the one that is there", async () => {
    const cwd = newFolder();
    expect(await keelson(["init"], { cwd })).toEqual({
      status: 0,
      stdout: `${NAME}\n`,
      stderr: "",
    });
    const { stdout } = await keelson(["config", "check"], { cwd });
    expect(stdout).toMatch(/^keelson\.config\.yaml is in order: \d+ rules, 0 suppressions\n$/);
    writeFileSync(join(cwd, NAME), "profile: mine\n");
    const again = await keelson(["init"], { cwd });
    expect(again.stderr).toBe(
      `keelson: ${NAME}: the file exists already\n  hint: --force replaces it\n`,
    );
    expect(again.status).toBe(2);
    expect(readFileSync(join(cwd, NAME), "utf8")).toBe("profile: mine\n");
    expect((await keelson(["init", "--force"], { cwd })).status).toBe(0);
    expect(readFileSync(join(cwd, NAME), "utf8")).toContain("#suppressions:");
    expect(Object.keys(contentOf(cwd))).toEqual([NAME]);
  });

  test("explains every setting by an example that is right", async () => {
    const cwd = newFolder();
    await keelson(["init", "all.yaml"], { cwd });
    const text = readFileSync(join(cwd, "all.yaml"), "utf8");
    const settings = text.replaceAll(/^#(?=[a-z]| {2})/gm, "").replace(/^ *folders:.*\n/m, "");
    writeFileSync(join(cwd, "all.yaml"), settings);
    const { stdout } = await keelson(["config", "check", "--config", "all.yaml"], { cwd });
    expect(stdout).toMatch(/ is in order: \d+ rules, 2 suppressions, 2 accounts\n$/);
    const { stdout: schema } = await keelson(["config", "schema"], { cwd });
    const { properties } = JSON.parse(schema) as { properties: Record<string, object> };
    const keys = [...settings.matchAll(/^([a-zA-Z]+):/gm)].map(([, key = ""]) => key);
    expect(keys.sort()).toEqual(Object.keys(properties).sort());
  });
});

test("the nearest configuration counts, up to the home folder", () => {
  const home = newFolder();
  const inner = join(home, "a/b");
  mkdirSync(inner, { recursive: true });
  expect(findConfig(inner, home)).toBeUndefined();
  writeFileSync(join(home, "..", "unrelated"), "");
  writeFileSync(join(home, NAME), "");
  expect(findConfig(inner, home)).toBe(join(home, NAME));
  expect(findConfig(inner, join(home, "a"))).toBeUndefined();
  writeFileSync(join(home, "a", NAME), "");
  expect(findConfig(inner, home)).toBe(join(home, "a", NAME));
  expect(findConfig(inner, "/elsewhere")).toBe(join(home, "a", NAME));
});

describe("keelson config show", () => {
  const rows = (text: string) =>
    text
      .split("\n")
      .slice(2, -1)
      .map((line) => line.trim().split(/ {2,}/));

  test("says what decides each setting", async () => {
    const cwd = folderWith(`profile: audit
regions: [eu-west-1]
rules:
  off: [s3-*]
  only: [kms-*, s3-*]
trustedAccounts: [012345678901]
parameters:
  kms-manual-key-overdue: { maxManualKeyAgeDays: 90 }
severities:
  kms-key-pending-deletion: { severity: low, reason: We do this often }
suppressions:
  - { rules: [kms-*], reason: x, owner: us, until: 2027-01-01 }
output: { folder: out }
failOn: { severity: high, new: true, gaps: true }
`);
    const { status, stdout } = await keelson(["config", "show", "--region", "us-east-1"], { cwd });
    expect(status).toBe(0);
    expect(rows(stdout)).toEqual([
      ["profile", "audit", `${NAME}:1`],
      ["regions", "us-east-1", "--region"],
      ["services", "all", "default"],
      ["rules.folders", "none", "default"],
      ["rules.only", "kms-*, s3-*", `${NAME}:5`],
      ["rules.off", "s3-*", `${NAME}:4`],
      ["output.folder", "out", `${NAME}:13`],
      ["output.formats", "html, json, sarif", "default"],
      ["baseline", "none", "default"],
      ["failOn.severity", "high, only new ones", `${NAME}:14`],
      ["failOn.gaps", "true", `${NAME}:14`],
      ["trustedAccounts", "012345678901", `${NAME}:6`],
      ["parameters.kms-manual-key-overdue", "maxManualKeyAgeDays = 90", `${NAME}:8`],
      ["severities.kms-key-pending-deletion", "low: We do this often", `${NAME}:10`],
      ["suppressions", "kms-* (us, until 2027-01-01)", `${NAME}:12`],
    ]);
  });

  test("without a file, and with a rule asked for by name", async () => {
    const cwd = folderWith("rules: { off: [kms-*] }\n");
    const none = await keelson(["config", "show", "--no-config"], { cwd });
    expect(none.stdout).toMatch(/^no keelson\.config\.yaml\n\nprofile /);
    expect(new Set(rows(none.stdout).map((row) => row[2]))).toEqual(new Set(["default"]));
    const { stdout } = await keelson(["config", "show", "--rule", "kms-*"], { cwd });
    expect(rows(stdout).slice(4, 6)).toEqual([
      ["rules.only", "kms-*", "--rule"],
      ["rules.off", "none", "--rule"],
    ]);
  });
});

describe("what the file sets", () => {
  const list = async (cwd: string, ...flags: string[]) => {
    const { stdout } = await keelson(["rules", "list", "--json", ...flags], { cwd });
    return JSON.parse(stdout) as { id: string; severity: string; params: object }[];
  };

  test("which rules there are, with their parameters and severities; flags win", async () => {
    const cwd = folderWith(`services: [kms]
rules: { off: [kms-key-*, kms-grant-broad] }
trustedAccounts: ["999999999999"]
parameters: { kms-manual-key-overdue: { maxManualKeyAgeDays: 1 } }
severities: { kms-multi-region-key: { severity: critical, reason: x } }
`);
    const rules = await list(cwd);
    const ids = rules.map(({ id }) => id);
    expect(ids).toContain("kms-manual-key-overdue");
    expect(
      ids.filter((id) => !id.startsWith("kms-") || /^kms-(key-|grant-broad)/.test(id)),
    ).toEqual([]);
    const paramsOf = (id: string) => rules.find((rule) => rule.id === id)?.params;
    expect(paramsOf("kms-manual-key-overdue")).toEqual({ maxManualKeyAgeDays: 1 });
    expect(paramsOf("kms-grant-cross-account")).toEqual({ trustedAccounts: ["999999999999"] });
    const grave = await list(cwd, "--severity", "critical");
    expect(grave.map(({ id }) => id)).toContain("kms-multi-region-key");
    const named = await list(cwd, "--rule", "kms-key-policy-public");
    expect(named.map(({ id }) => id)).toEqual(["kms-key-policy-public"]);
    expect((await list(cwd, "--no-config")).length).toBeGreaterThan(200);
    const show = await keelson(["rules", "show", "kms-manual-key-overdue"], { cwd });
    expect(show.stdout).toContain("maxManualKeyAgeDays = 1\n");
  });

  test("folders, from where the file stands", async () => {
    const cwd = folderWith(
      "output: { folder: reports, formats: [json] }\nrules: { only: [kms-*] }\n",
    );
    const inner = join(cwd, "deep/er");
    mkdirSync(inner, { recursive: true });
    const { status, stderr } = await keelson(["demo"], { cwd: inner, env: { HOME: cwd } });
    expect(stderr).toContain("keelson: settings of ../../keelson.config.yaml\n");
    expect(status).toBe(0);
    expect(existsSync(join(cwd, "reports/report.json"))).toBe(true);
    expect(existsSync(join(cwd, "reports/report.html"))).toBe(false);
  });

  test("nothing of it reaches a collection of one account", async () => {
    const cwd = folderWith("accounts: [{ role: arn:aws:iam::111122223333:role/a }]\n");
    expect(await keelson(["collect"], { cwd })).toMatchObject({ status: 2 });
  });
});
