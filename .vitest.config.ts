import { configDefaults, defineConfig } from "vitest/config";

const shared = {
  // Cold machines are slow; a test that hangs still ends.
  testTimeout: 60_000,
  hookTimeout: 600_000,
  // The SDK's notice about future Node versions says nothing about a test.
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
};
const tiers = ["integration", "browser"];

export default defineConfig({
  test: {
    reporters: ["default", "./.tools/test-reporter.ts"],
    // vitest leaves one core to others, which on a machine with two is half of it.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...tiers.map((tier) => `test/${tier}/**`)],
          // A module that tests share is loaded once: ten times faster than a fresh copy per file.
          // Processes, because a thread has no environment variables of its own.
          pool: "forks",
          isolate: false,
          ...shared,
        },
      },
      ...tiers.map((name) => ({
        test: { name, include: [`test/${name}/**/*.test.ts`], ...shared },
      })),
    ],
  },
});
