import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";
import { keelson } from "../support/command.ts";
import type { Canary } from "./canaries/context.ts";
import { plantCanaries } from "./canaries/index.ts";

describe.skipIf(!(await canRunEmulator()))("secret values planted in the account", () => {
  const out = mkdtempSync(join(tmpdir(), "keelson-canary-"));
  const texts = new Map<string, string>();
  let emulator: Emulator;
  let canaries: readonly Canary[];

  beforeAll(async () => {
    emulator = await startEmulator();
    canaries = await plantCanaries(emulator.url, () => `cnry${randomBytes(12).toString("hex")}`);
    const scan = [
      "scan",
      "--debug",
      "--stats",
      "--out",
      out,
      "--record",
      join(out, "traffic.ndjson.gz"),
    ];
    await run("scan", scan);
    for (const operation of [
      "ListFunctions",
      "BatchGetProjects",
      "ListDistributions",
      "GetParameters",
      "GetDocument",
    ]) {
      for (const kind of ["truncated", "failed", "denied"] as const) {
        emulator.fault({ service: signingName(operation), operation, kind });
        await run(`${operation} ${kind}`, [
          "scan",
          "--debug",
          "--out",
          join(out, `${operation}-${kind}`),
        ]);
        emulator.clearFaults();
      }
    }
    for (const [name, text] of filesBelow(out)) texts.set(name, text);
  }, 600_000);

  afterAll(async () => {
    await emulator.stop();
    rmSync(out, { recursive: true, force: true });
  });

  test("are in the account: AWS does answer with them", () => {
    expect(canaries.length).toBeGreaterThanOrEqual(12);
    expect(texts.get("scan stdout")).toContain("report.html");
    expect([...texts.keys()].some((name) => name.endsWith("traffic.ndjson.gz"))).toBe(true);
    // What was judged shows that the values were really read.
    expect([...texts].find(([name]) => name === "report.json")?.[1]).toContain(
      "lambda-env-plaintext-secret",
    );
  });

  test("reach no snapshot, report, recording, log or error", () => {
    const leaks = canaries.flatMap(({ place, value }) =>
      [...texts]
        .filter(([, text]) => formsOf(value).some((form) => text.includes(form)))
        .map(([name]) => `${place} in ${name}`),
    );
    console.log(`${canaries.length} canaries × ${texts.size} outputs, ${leaks.length} found`);
    expect(leaks).toEqual([]);
  });

  async function run(name: string, args: readonly string[]): Promise<void> {
    const { stdout, stderr } = await keelson(args, { ...emulator.env, AWS_MAX_ATTEMPTS: "1" });
    texts.set(`${name} stdout`, stdout);
    texts.set(`${name} stderr`, stderr);
  }
});

function signingName(operation: string): string {
  const names: Readonly<Record<string, string>> = {
    ListFunctions: "lambda",
    BatchGetProjects: "codebuild",
    GetParameters: "ssm",
    GetDocument: "ssm",
  };
  return names[operation] ?? "cloudfront";
}

/** The value as it is, URL-encoded, in hexadecimal, and as it shows inside base64 at each of the three alignments. */
function formsOf(value: string): string[] {
  const inside = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from("\0".repeat(shift) + value).toString("base64");
    // The first and last characters also depend on the neighbours.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [value, encodeURIComponent(value), Buffer.from(value).toString("hex"), ...inside];
}

function* filesBelow(folder: string): Generator<[name: string, text: string]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const text = entry.name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    const place =
      entry.parentPath === folder
        ? entry.name
        : `${entry.parentPath.slice(folder.length + 1)}/${entry.name}`;
    yield [place, text.toString("utf8")];
  }
}
