// Ends a test run with one plain line, after the reasons for every skipped test; in CI nothing may be skipped.
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { findChromium } from "../test/browser/chromium.ts";
import { motoAvailable } from "../test/emulator/moto.ts";

/** Why a tier cannot run on this machine; undefined when it can. */
const OBSTACLES: Readonly<Record<string, () => Promise<string | undefined>>> = {
  async integration() {
    const available = await motoAvailable();
    return available === true ? undefined : available;
  },
  async browser() {
    return findChromium() === undefined ? "no Chromium on PATH, and no CHROMIUM_PATH" : undefined;
  },
};

export default class TierReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): Promise<void> {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const skipped = inState("skipped");
    // A file that cannot be loaded, or a hook that throws, fails without any test of its own failing.
    const broken = modules.filter(
      (module) => module.state() === "failed" && ![...module.children.allTests("failed")].length,
    );
    const failed = inState("failed").length + broken.length + errors.length;
    const lines = [
      ...(await reasons(skipped)),
      `${inState("passed").length} passed, ${failed} failed`,
    ];
    if (skipped.length > 0 && process.env["CI"]) {
      process.exitCode = 1;
      lines.unshift("Tests were skipped, which CI does not allow:");
    }
    process.stdout.write(`${lines.join("\n")}\n`);
  }
}

async function reasons(skipped: readonly TestCase[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const test of skipped) {
    const line = `${test.module.relativeModuleId}: ${await reasonFor(test)}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `skipped ${count} of ${line}`);
}

async function reasonFor(test: TestCase): Promise<string> {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  const broken = test.module.state() === "failed" ? "what it needs failed, see above" : undefined;
  return note ?? broken ?? (await OBSTACLES[test.project.name]?.()) ?? "no reason given";
}
