import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import type { SecretLintSourceCode } from "@secretlint/types";
import type { SecretJudgement } from "./judgement.ts";
import { isFiller } from "./randomness.ts";

const PREFIX = "@secretlint/secretlint-rule-";

/**
 * Rules of the preset that are left out: this folder's own judge the same things with fewer false
 * alarms (aws, basicauth, database-connection-string, gcp, npm, privatekey, sendgrid), slack's takes
 * quadratic time on hostile text, and filter-comments lets a value excuse itself.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(
  [
    "aws",
    "basicauth",
    "database-connection-string",
    "gcp",
    "npm",
    "privatekey",
    "sendgrid",
    "slack",
    "filter-comments",
  ].map((name) => PREFIX + name),
);

const KINDS: Readonly<Record<string, string>> = {
  "1password": "1password-token",
  anthropic: "anthropic-key",
  "hashicorp-vault": "hashicorp-vault-token",
  openai: "openai-key",
};

/** The shortest token that one of the rules accepts has 20 characters. */
const MIN_LENGTH = 20;

const activeRules = rules.filter((rule) => !LEFT_OUT.has(rule.meta.id));

/**
 * Finds a token that a rule of the secretlint preset knows. The rules are run directly:
 * `lintSource` of @secretlint/core leaves some hundred entries in Node's performance timeline at
 * every call, which are never freed.
 */
export async function findPresetToken(text: string): Promise<SecretJudgement | null> {
  if (text.length < MIN_LENGTH) return null;
  for (const rule of activeRules) {
    let found = false;
    const handler = rule.create(
      {
        sharedOptions: {},
        createTranslator: () => (messageId) => ({
          message: "",
          messageId: String(messageId),
          data: {},
        }),
        report: ({ range }) => {
          found ||= !isFiller(text.slice(...range).slice(-16));
        },
        ignore: () => {},
      },
      {},
    );
    // The rules work in memory, and the first finding ends the search.
    await handler.file?.(sourceOf(text));
    if (found) {
      const service = rule.meta.id.slice(PREFIX.length);
      return { kind: KINDS[service] ?? `${service}-token`, confidence: "high" };
    }
  }
  return null;
}

/** The value as the rules want to see it: one text without a file. */
function sourceOf(content: string): SecretLintSourceCode {
  const nowhere = { line: 1, column: 0 };
  return {
    content,
    hasBOM: false,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: "text",
    ext: "",
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, content.length],
    rangeToLocation: () => ({ start: nowhere, end: nowhere }),
    positionToIndex: () => 0,
    indexToPosition: () => nowhere,
  };
}
