import { decodeBase64Text } from "./base64-text.ts";
import type { SecretJudgement } from "./judgement.ts";

const TOKEN = /(?<![\w-])(eyJ[\w-]{8,2000})\.(eyJ[\w-]{2,16000})\.([\w-]{20,2000})(?![\w-])/g;

/** Finds a signed JSON Web Token: whoever holds one is let in, so an unsigned one is no secret. */
export function findJsonWebToken(text: string): SecretJudgement | null {
  for (const match of text.matchAll(TOKEN)) {
    const header = decodeBase64Text(match[1] ?? "");
    if (header !== null && /"alg"\s{0,4}:\s{0,4}"(?!none")/i.test(header)) {
      return { kind: "json-web-token", confidence: "high" };
    }
  }
  return null;
}
