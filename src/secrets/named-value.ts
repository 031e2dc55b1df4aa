import { isAwsSecretAccessKey } from "./aws-secret-access-key.ts";
import { decodeBase64Text } from "./base64-text.ts";
import type { SecretJudgement } from "./judgement.ts";
import { isUuid, looksRandom } from "./randomness.ts";
import { type NameSensitivity, nameSensitivity } from "./sensitive-name.ts";
import { unquote, valueForm } from "./value-form.ts";

/** Plain values that are no credential even under a name that promises one. */
const ORDINARY: readonly RegExp[] = [
  /^(?:true|false|yes|no|on|off|enabled|disabled|auto|always|never|optional|required)$/i,
  /^\d{1,6}(?:\.\d{1,3})?\s?(?:ms|s|m|h|d|w|sec|min|mins|seconds|minutes|hours|days|%|kb|mb|gb)$/i,
  /^P(?:\d{1,5}[YMWD])?(?:T(?:\d{1,5}[HMS]){1,3})?$/,
  /^[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,12}$/i,
  /^(?:[a-z0-9-]{1,63}\.){2,8}(?:com|net|org|io|dev|internal|local|cloud|aws|eu|de|uk)(?::\d{1,5})?$/,
  /^(?:vpc|subnet|sg|i|ami|eni|vol|snap|igw|nat|rtb|acl|lt|vpce|tgw|eipalloc|fs)-[0-9a-f]{8,17}$/,
  /^#[0-9a-f]{3,8}$/i,
  /^--[a-z]/,
  /^alias\/\S{1,256}$/,
  /^v?\d{1,4}\.\d{1,5}\.\d{1,5}(?:[-+.][\w.+-]{1,40})?$/,
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-[a-z0-9-]{1,20}|sk-ssh-[a-z0-9@.-]{1,30}) AAAA/,
  /^-----BEGIN (?:[A-Z0-9]{1,10} )?(?:PUBLIC KEY|CERTIFICATE|CERTIFICATE REQUEST|X509 CRL)/,
  /^sha(?:256|384|512)[:-][A-Za-z0-9+/=]{32,128}$/,
  // A file, such as the code of a function in a bucket.
  /^[\w./-]{1,200}\.(?:zip|jar|war|json|ya?ml|tgz|tar\.gz|template|pem|crt)$/,
];
/** Names that AWS made up for a resource, of which some hold secrets. */
const GENERATED_NAMES: readonly RegExp[] = [
  // CloudFormation: `orders-RefreshTokens-1ABCD2EFGH3I`, `OrdersDbSecret-AbC12dEfGh34`.
  /^[A-Za-z][A-Za-z0-9]{0,60}(?:-[A-Za-z][A-Za-z0-9]{0,60}){1,8}-[A-Z0-9]{12,13}$/,
  /^[A-Za-z0-9]{0,60}(?:Secret|Credential|Password|Token)s?[A-Za-z0-9]{0,20}-[A-Za-z0-9]{12}$/,
  // RDS: the secret of the master user.
  /^rds!(?:db|cluster)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
];
/** How a system hands credentials over, or what sort they are: the answer of a setting, not a secret. */
const SETTING =
  /^(?:bearer|basic|jwt|opaque|header|cookie|query|body|session|aws|aws_iam|iam|kms|vault|ssm|secretsmanager|oauth2?|oidc|saml|api[-_]?key|env|file|default|token|secret|rs256|hs256|es256)$/i;
const URL_WITHOUT_PASSWORD = /^[a-z][a-z0-9+.-]{1,30}:\/\//i;
/** `prod-db-credentials`: the name of a secret, which holds only words and one of them says so. */
const SECRET_NAME =
  /^(?=.*(?:secret|credential|token|password|key))[a-z]{2,20}(?:[-_][a-z0-9]{1,20}){1,8}$/;
/** `-----BEGIN ` in base64. */
const PEM_IN_BASE64 = "LS0tLS1CRUdJTi";
const PUBLIC_PEM = /^-----BEGIN (?:PUBLIC KEY|CERTIFICATE)-----/;
const MIN_CREDENTIAL_LENGTH = 5;
const MIN_NUMERIC_PASSWORD = 4;

/** The certificate of a cluster, as nodes get it in their user data; not with its private key. */
function isPublicPem(value: string): boolean {
  if (!value.startsWith(PEM_IN_BASE64)) return false;
  const text = decodeBase64Text(value) ?? "";
  return PUBLIC_PEM.test(text) && !text.includes("PRIVATE KEY");
}

function isOrdinary(value: string, sensitivity: NameSensitivity): boolean {
  if (ORDINARY.some((pattern) => pattern.test(value)) || isPublicPem(value)) return true;
  if (URL_WITHOUT_PASSWORD.test(value)) return !value.split(/[/?=&]/).some(looksRandom);
  if (sensitivity === "password") return /^\d+$/.test(value) && value.length < MIN_NUMERIC_PASSWORD;
  return (
    value.length < MIN_CREDENTIAL_LENGTH ||
    SETTING.test(value) ||
    SECRET_NAME.test(value) ||
    GENERATED_NAMES.some((pattern) => pattern.test(value)) ||
    /^\d{1,12}$/.test(value)
  );
}

/** Judges a plain, single value by its name. */
export function judgeNamed(name: string, value: string): SecretJudgement | null {
  const sensitivity = nameSensitivity(name);
  if (sensitivity === "none" || valueForm(value) !== "plain") return null;
  const text = unquote(value);
  if (text.includes("\n") || isOrdinary(text, sensitivity)) return null;
  if (isUuid(text) && /encryption|kms|master/i.test(name)) return null;
  if (sensitivity === "ambiguous") {
    return looksRandom(text) ? { kind: "high-entropy-value", confidence: "medium" } : null;
  }
  if (isAwsSecretAccessKey(text) && /aws|access|secret/i.test(name)) {
    return { kind: "aws-secret-access-key", confidence: "high" };
  }
  const sure = sensitivity === "password" || looksRandom(text);
  return { kind: "sensitive-name", confidence: sure ? "high" : "medium" };
}
