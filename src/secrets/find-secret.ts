import { findAwsSecretAccessKey } from "./aws-secret-access-key.ts";
import { decodeBase64Text } from "./base64-text.ts";
import { findCredentials, isUserAndPassword } from "./credentials-in-text.ts";
import { holdsPrivateJsonWebKey, jsonPairs, parseJson } from "./json-pairs.ts";
import { findJsonWebToken } from "./json-web-token.ts";
import type { SecretJudgement } from "./judgement.ts";
import { judgeNamed } from "./named-value.ts";
import { looksRandom } from "./randomness.ts";
import { nameSensitivity } from "./sensitive-name.ts";
import { textPairs } from "./text-pairs.ts";
import { findToken } from "./token-formats.ts";

/** A script in JSON in base64 is as deep as real values go. */
const MAX_NESTING = 3;
/** Below this length a text holds neither a token nor a pair worth the search. */
const MIN_TEXT = 6;
const MIN_BASE64 = 24;
/** Names whose value is a digest or an identifier, which 40 characters do not make a key. */
const NOT_A_KEY =
  /(?:^|[^a-z])(?:id|sha\d{0,3}|hash|digest|checksum|etag|integrity|fingerprint|thumbprint|commit|image)$/i;

function findInJson(document: object, depth: number): SecretJudgement | null {
  if (holdsPrivateJsonWebKey(document)) return { kind: "private-key", confidence: "high" };
  for (const { name, value, parent } of jsonPairs(document)) {
    if (/^_?auth$/i.test(name) && isUserAndPassword(value))
      return { kind: "authorization-header", confidence: "high" };
    const found = findSecret(name, value, depth + 1);
    if (found !== null) return found;
    const held = nameSensitivity(parent);
    if ((held === "credential" || held === "password") && looksRandom(value)) {
      return { kind: "high-entropy-value", confidence: "medium" };
    }
  }
  return null;
}

function findInPairs(text: string): SecretJudgement | null {
  for (const { name, value, notation } of textPairs(text)) {
    const found = judgeNamed(name, value);
    if (found !== null)
      return notation === "flag"
        ? { kind: "password-in-command", confidence: found.confidence }
        : found;
  }
  return null;
}

/** Finds a secret by what a text contains: credentials in known notations, and names inside it. */
function findContained(text: string, depth: number): SecretJudgement | null {
  const found = findToken(text) ?? findJsonWebToken(text) ?? findCredentials(text);
  if (found !== null) return found;
  const document = parseJson(text);
  const inside = document === undefined ? findInPairs(text) : findInJson(document, depth);
  if (inside !== null) return inside;
  const decoded = text.length >= MIN_BASE64 ? decodeBase64Text(text) : null;
  return decoded === null || depth >= MAX_NESTING ? null : findContained(decoded, depth + 1);
}

/**
 * Finds a secret by what a text contains (tokens of known formats, credentials in URLs, headers and
 * commands, sensitive names inside JSON, environment files, scripts and base64 of these), then by
 * the name that the text has itself, then by its shape alone.
 */
export function findSecret(name: string, text: string, depth = 0): SecretJudgement | null {
  const contained =
    text.length < MIN_TEXT || depth > MAX_NESTING ? null : findContained(text, depth);
  if (contained !== null) return contained;
  return judgeNamed(name, text) ?? (NOT_A_KEY.test(name) ? null : findAwsSecretAccessKey(text));
}
