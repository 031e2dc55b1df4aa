// Who may import whom below src/: the architecture, enforced by the lint and proven by test/layers.test.ts.
export const LAYERS = {
  model: [],
  resources: ["model"],
  policy: ["model"],
  secrets: ["model"],
  render: ["model", "assets"],
  facts: ["model", "resources", "policy"],
  rules: ["model", "resources", "policy"],
  snapshot: ["model", "resources"],
  iac: ["model", "assets"],
  engine: ["model", "resources", "policy", "facts", "rules"],
  collect: ["model", "resources", "secrets", "version"],
  cli: [
    "model",
    "resources",
    "policy",
    "rules",
    "snapshot",
    "engine",
    "facts",
    "iac",
    "collect",
    "render",
    "assets",
    "version",
  ],
};

/** Modules of src/ itself that folders may be allowed to import. */
export const ROOT_MODULES = ["assets", "version", "main"];

/** Packages that only these folders may import. */
export const PACKAGES = [
  { pattern: ["@aws-sdk/*", "@smithy/*"], folders: ["collect"] },
  { pattern: ["@marcbachmann/cel-js"], folders: ["rules"] },
  { pattern: ["handlebars"], folders: ["render"] },
  { pattern: ["commander"], folders: ["cli"] },
  { pattern: ["web-tree-sitter"], folders: ["iac"] },
  { pattern: ["@secretlint/*"], folders: ["secrets"] },
];
