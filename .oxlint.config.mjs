import { LAYERS, PACKAGES, ROOT_MODULES } from "./.tools/layers.mjs";

const folders = Object.keys(LAYERS);

/** Forbids what the table does not allow, one override per folder. */
function layerOverride(folder) {
  const allowed = LAYERS[folder];
  const forbidden = [...folders, ...ROOT_MODULES].filter(
    (other) => other !== folder && !allowed.includes(other),
  );
  const packages = PACKAGES.filter((entry) => !entry.folders.includes(folder)).flatMap(
    (entry) => entry.pattern,
  );
  return {
    files: [`src/${folder}/**`],
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
    "unicorn/no-process-exit": "error",
    "import/no-cycle": "error",
    "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    // AWS is asked in order on purpose: pages follow each other.
    "no-await-in-loop": "off",
    // Narrowing what JSON, the SDK and caught errors hold is checked where it matters, by zod.
    "typescript/no-unsafe-type-assertion": "off",
    // `import fc from "fast-check"` and `import Handlebars from "handlebars"` are what their manuals show.
    "import/no-named-as-default-member": "off",
    "import/no-named-as-default": "off",
    // Sorting and reversing a fresh copy in place, `[...list].sort()`, changes nothing of anybody's.
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    // A small helper is easiest to read beside its only use.
    "unicorn/consistent-function-scoping": "off",
    // The compiler's noImplicitReturns says the same and understands `never`.
    "typescript/consistent-return": "off",
    // The contexts handed to collectors and seeds are closures made to be taken apart; none uses `this`.
    "typescript/unbound-method": "off",
  },
  overrides: [
    ...folders.map(layerOverride),
    {
      files: [".tools/**", ".ci/**", "bench/**", "test/**"],
      rules: { "no-console": "off", "max-lines": "off" },
    },
    // Written by a generator, read by nobody.
    {
      files: [
        "src/resources/calls.ts",
        "src/resources/index.ts",
        "src/facts/index.ts",
        "src/facts/aws-managed-policy-texts.ts",
      ],
      rules: { "max-lines": "off" },
    },
    {
      files: ["test/**"],
      rules: {
        // Key-like strings are joined at run time, so that no scanner takes a test for a leak.
        "no-useless-concat": "off",
        "vitest/valid-expect": ["error", { maxArgs: 2 }],
        "vitest/expect-expect": [
          "error",
          { assertFunctionNames: ["expect", "expect*", "assert*", "fc.assert"] },
        ],
        // What a rule or a generated value is decides what holds for it.
        "vitest/no-conditional-expect": "off",
        "unicorn/no-array-fill-with-reference-type": "off",
        "vitest/require-to-throw-message": "off",
      },
    },
  ],
};
