/** Condition keys whose values requests carry along, and which people use as shared secrets. */
const SHARED_SECRETS = new Set(["aws:referer", "aws:useragent", "lambda:eventsourcetoken"]);

const HIDDEN = "(hidden)";

/**
 * A resource policy without the values of aws:Referer and aws:UserAgent, which often are a secret that a content
 * delivery network sends along, and of the token that Alexa sends to a function. Whom a policy lets in does not hang
 * on the values: anybody can send such headers, and any token is one.
 * A text that is no JSON is not kept.
 */
export function withoutSharedSecrets(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), (key, value: unknown) =>
      SHARED_SECRETS.has(key.toLowerCase()) ? HIDDEN : value,
    );
  } catch {
    return "";
  }
}
