import type { SecretJudgement } from "./judgement.ts";
import { classChanges, entropy, MAX_WORD_SHARE, wordShare } from "./randomness.ts";

const FORTY = /(?<![\w/+=.~-])[A-Za-z0-9/+]{40}(?![\w/+=.~-])/g;
/** Class changes in 40 random characters are 25 ± 3; paths of that length have fewer. */
const MIN_CLASS_CHANGES = 12;
/** reCAPTCHA's keys have 40 characters too; the site key among them is public. */
const RECAPTCHA = /^6L[a-zA-Z0-9]/;
/** Forty hex digits are a SHA-1, which has no upper-case letters beside lower-case ones. */
const HEX = /^[0-9a-fA-F]+$/;

/** Whether 40 characters look like an AWS secret access key: it has no prefix, only a length. */
export function isAwsSecretAccessKey(text: string): boolean {
  return (
    text.length === 40 &&
    /^[A-Za-z0-9/+]+$/.test(text) &&
    !HEX.test(text) &&
    !RECAPTCHA.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text) &&
    entropy(text) >= 4 &&
    classChanges(text) >= MIN_CLASS_CHANGES &&
    wordShare(text) < MAX_WORD_SHARE
  );
}

/** Finds a bare AWS secret access key in a text. */
export function findAwsSecretAccessKey(text: string): SecretJudgement | null {
  for (const [candidate] of text.matchAll(FORTY)) {
    if (isAwsSecretAccessKey(candidate))
      return { kind: "aws-secret-access-key", confidence: "medium" };
  }
  return null;
}
