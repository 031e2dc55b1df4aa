import { configDefaults, defineConfig } from "vitest/config";

// Cold machines are slow; a test that hangs still ends.
const limits = { testTimeout: 60_000, hookTimeout: 600_000 };
const tiers = ["integration", "browser"];

export default defineConfig({
  test: {
    reporters: ["default", "./.tools/test-reporter.ts"],
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
          ...limits,
        },
      },
      ...tiers.map((name) => ({
        test: { name, include: [`test/${name}/**/*.test.ts`], ...limits },
      })),
    ],
  },
});
