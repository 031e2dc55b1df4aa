import { LAYERS, PACKAGES, ROOT_MODULES } from "./.tools/layers.mjs";

const folders = Object.keys(LAYERS);

/** Forbids what the table does not allow, one override per folder. */
function layerOverride(folder) {
  const allowed = LAYERS[folder];
  const forbidden = [...folders, ...ROOT_MODULES].filter((other) => other !== folder && !allowed.includes(other));
  const packages = PACKAGES.filter((entry) => !entry.folders.includes(folder)).flatMap((entry) => entry.pattern);
  return {
    files: [`src/${folder}/**`, `fixtures/lint/src/${folder}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: forbidden.flatMap((other) => [`**/../${other}/**`, `**/../${other}.ts`]),
              message: `src/${folder} may import only: ${allowed.join(", ") || "nothing of src"}.`,
            },
            { group: packages, message: `src/${folder} may not import this package.` },
          ],
        },
      ],
    },
  };
}

export default {
  plugins: ["typescript", "import", "unicorn", "promise", "node", "vitest"],
  categories: { correctness: "error", suspicious: "error", perf: "warn" },
  ignorePatterns: ["dist", "fixtures/lint", "node_modules", ".cache", "keelson-report"],
  rules: {
    "no-console": "error",
    "import/no-cycle": "error",
    "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    "no-await-in-loop": "off",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    // Narrowing what JSON, the SDK and caught errors hold is checked where it matters, by zod.
    "typescript/no-unsafe-type-assertion": "off",
    "unicorn/no-process-exit": "error",
  },
  overrides: [
    ...folders.map(layerOverride),
    { files: [".tools/**", "bench/**", "test/**"], rules: { "no-console": "off", "max-lines": "off" } },
  ],
};
