import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { permissionsOf } from "../../src/engine/permissions.ts";
import { builtIn } from "../support/rules.ts";
import { keelson, newFolder } from "./keelson.ts";

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}

const actionsIn = (text: string) => (JSON.parse(text) as Policy).Statement[0]?.Action ?? [];

test("policies in a folder are together what is printed, and each fits into a managed policy", async () => {
  const cwd = newFolder();
  const { status, stdout } = await keelson(["permissions", "--out", "policies"], { cwd });
  const files = readdirSync(join(cwd, "policies")).sort();
  expect(status).toBe(0);
  expect(files.slice(0, 2)).toEqual(["keelson-1.json", "keelson-2.json"]);
  expect(stdout.trim().split("\n")).toEqual(files.map((name) => join("policies", name)));
  const texts = files.map((name) => readFileSync(join(cwd, "policies", name), "utf8"));
  expect(texts.flatMap(actionsIn)).toEqual(permissionsOf(builtIn.rules));
  for (const text of texts) expect(text.replaceAll(/\s/g, "").length).toBeLessThanOrEqual(6144);
});

test("says when the policy is too long for one managed policy", async () => {
  const cwd = newFolder();
  const whole = await keelson(["permissions"], { cwd });
  expect(actionsIn(whole.stdout)).toEqual(permissionsOf(builtIn.rules));
  expect(whole.stderr).toMatch(/^keelson: \d+ characters .* 6144, and --out <folder>/);
  const some = await keelson(["permissions", "--service", "kms"], { cwd });
  expect(some.stderr).toBe("");
});
