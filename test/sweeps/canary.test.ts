import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  canRunEmulator,
  startEmulator,
  type Emulator,
  type LoggedRequest,
} from "../emulator/index.ts";
import { keelson } from "../support/command.ts";
import type { Canary } from "./canaries/context.ts";
import { plantCanaries } from "./canaries/index.ts";
import { roundsOfSecretCalls, type EmulatedOperation } from "./secret-calls.ts";

const KINDS = ["truncated", "failed", "denied"] as const;

describe.skipIf(!(await canRunEmulator()))("secret values planted in the account", () => {
  const out = mkdtempSync(join(tmpdir(), "keelson-canary-"));
  const texts = new Map<string, string>();
  let emulator: Emulator;
  let canaries: readonly Canary[];
  /** Operations that the unbroken scan called. */
  let called = new Set<string>();
  const broken: string[] = [];
  const struck: string[] = [];

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
    called = new Set(emulator.log.map(nameOf));
    for (const [round, operations] of (await roundsOfSecretCalls()).entries()) {
      const reached = operations.filter((operation) => called.has(nameOf(operation)));
      for (const kind of KINDS) {
        emulator.clearLog();
        for (const operation of reached) emulator.fault({ ...operation, kind });
        const name = `${kind}-${round}`;
        // What was planted is in one Region, and services without Regions are read in any case.
        const place = ["--region", "us-east-1", "--out", join(out, name)];
        await run(name, ["scan", "--debug", ...place]);
        emulator.clearFaults();
        broken.push(...reached.map((operation) => `${nameOf(operation)} ${kind}`));
        struck.push(...emulator.log.filter(({ fault }) => fault === kind).map(describeFault));
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

  test("were in an answer that broke, for every call that may hold a secret", () => {
    expect(broken.length).toBeGreaterThanOrEqual(8 * KINDS.length);
    expect(new Set(struck)).toEqual(new Set(broken));
  });

  test("reach no snapshot, report, recording, log or error", () => {
    const leaks = canaries.flatMap(({ place, value }) =>
      [...texts]
        .filter(([, text]) => formsOf(value).some((form) => text.includes(form)))
        .map(([name]) => `${place} in ${name}`),
    );
    console.log(
      `${canaries.length} canaries × ${texts.size} outputs, ${broken.length} broken answers, ${leaks.length} found`,
    );
    expect(leaks).toEqual([]);
  });

  async function run(name: string, args: readonly string[]): Promise<void> {
    const { stdout, stderr } = await keelson(args, { ...emulator.env, AWS_MAX_ATTEMPTS: "1" });
    texts.set(`${name} stdout`, stdout);
    texts.set(`${name} stderr`, stderr);
  }
});

function nameOf({ service, operation }: EmulatedOperation): string {
  return `${service} ${operation}`;
}

function describeFault(request: LoggedRequest): string {
  return `${nameOf(request)} ${request.fault ?? ""}`;
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
