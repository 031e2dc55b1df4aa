import { findSecret } from "./find-secret.ts";
import type { SecretJudgement } from "./judgement.ts";
import { findPresetToken } from "./secretlint-preset.ts";
import { nameSensitivity } from "./sensitive-name.ts";
import { findToken } from "./token-formats.ts";
import { type ValueForm, valueForm } from "./value-form.ts";

/** What is known of a name and value pair. It never carries the value. */
export interface ValueJudgement {
  secret: SecretJudgement | null;
  /** The name alone says that it holds a credential. */
  sensitiveName: boolean;
  form: ValueForm;
}

/** A longer value is judged piece by piece, so that time grows with its length and no faster. */
const WINDOW = 65_536;
/** The longest private key fits into what two pieces share. */
const OVERLAP = 8192;

function* windows(value: string): Generator<string> {
  for (let start = 0; start === 0 || start + OVERLAP < value.length; start += WINDOW - OVERLAP) {
    yield value.slice(start, start + WINDOW);
  }
}

async function findInValue(name: string, value: string): Promise<SecretJudgement | null> {
  for (const piece of windows(value)) {
    // The first piece that holds a secret ends the search.
    const found = findToken(piece) ?? (await findPresetToken(piece)) ?? findSecret(name, piece);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Judges whether a name and value pair holds a secret. Placeholders such as `changeme` are not
 * secrets; the keys that AWS prints in its documentation are, because test accounts use them as
 * stand-ins for real ones.
 */
export async function judgeValue(name: string, value: string): Promise<ValueJudgement> {
  const form = valueForm(value);
  const sensitivity = nameSensitivity(name);
  const sensitiveName = sensitivity === "password" || sensitivity === "credential";
  if (form === "empty" || form === "encrypted") return { secret: null, sensitiveName, form };
  try {
    return { secret: await findInValue(name, value), sensitiveName, form };
  } catch {
    // The cause may quote the value, so it is dropped.
    throw new Error("the value could not be judged");
  }
}
