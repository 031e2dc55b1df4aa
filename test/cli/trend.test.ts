import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { renderJson } from "../../src/render/json.ts";
import { finding, rule, smallReport } from "../render/small-report.ts";
import { contentOf, keelson, newFolder, type Ended } from "./keelson.ts";

const cwd = newFolder();
const trend = (...args: string[]): Promise<Ended> => keelson(["trend", ...args], { cwd });
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
};
const report = (day: string, failures: number, account = "123456789012", service = "kms") =>
  renderJson({
    ...smallReport({
      rules: [rule({ service })],
      findings: Array.from({ length: failures }, () => finding()),
      scope: { account },
    }),
    takenAt: `2026-11-${day}T02:00:00Z`,
  });

beforeAll(() => {
  write("history/a/02/report.json", report("02", 4));
  write("history/a/01/report.json", report("01", 8));
  write("history/a/10/deeper/report.json", report("10", 1));
  write("history/b/report.json", report("05", 3, "111122223333", "<img src=x>"));
  write("history/a/01/other.json", "not a report");
  write("history/node_modules/x/report.json", "not a report");
  symlinkSync("..", join(cwd, "history/a/loop"));
});

describe("keelson trend", () => {
  test("shows each account in the order of time", async () => {
    const { status, stdout, stderr } = await trend("history");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Account 111122223333 · 1 scan · 2026-11-05\n");
    expect(stdout).toContain("Account 123456789012 · 3 scans · 2026-11-01 to 2026-11-10\n");
    expect(stdout).toMatch(/^ {2}failed +█▅▂ +8 +1 +−7$/m);
  });

  test("writes a page that runs no script", async () => {
    const { status, stdout } = await trend("history", "--out", "pages/trend.html");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\npages\/trend\.html\n$/);
    const html = readFileSync(join(cwd, "pages/trend.html"), "utf8");
    expect(html).toMatch(
      /Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src &#x27;sha256-/,
    );
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(html).toContain("1 finding fails, 7 fewer than in the first scan.");
    expect(Object.keys(contentOf(join(cwd, "pages")))).toEqual(["trend.html"]);
  });

  test("names what it cannot read and shows the rest", async () => {
    write("mixed/good/report.json", report("01", 2));
    write("mixed/cut/report.json", report("02", 2).slice(0, 900));
    const { status, stdout, stderr } = await trend("mixed", "--out", "mixed.html");
    expect(status).toBe(0);
    expect(stderr).toBe("keelson: left out: mixed/cut/report.json: the file ends too early\n");
    expect(stdout).toContain(" · 1 scan · ");
    expect(readFileSync(join(cwd, "mixed.html"), "utf8")).toContain(
      "1 of the reports could not be read",
    );
  });

  test.each<[string, string, string]>([
    [
      "empty",
      "there is no report.json below this folder",
      "keep each scan in a folder of its own: keelson scan --out history/2026-11-21",
    ],
    [
      "none",
      "cannot read: there is no such file or folder",
      "give the folder that holds the reports",
    ],
    [
      "history/b/report.json",
      "cannot read: a part of the path is a file, not a folder",
      "give the folder that holds the reports",
    ],
  ])("refuses %s", async (folder, message, hint) => {
    mkdirSync(join(cwd, "empty"), { recursive: true });
    expect(await trend(folder, "--out", "never.html")).toEqual({
      status: 2,
      stdout: "",
      stderr: `keelson: ${folder}: ${message}\n  hint: ${hint}\n`,
    });
  });

  test("refuses a folder in which nothing can be read, and writes nothing", async () => {
    write("broken/report.json", "{");
    const ended = await trend("broken", "--out", "never.html");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^keelson: broken\/report\.json: the file ends too early\n/);
    expect(Object.keys(contentOf(cwd))).not.toContain("never.html");
  });
});
