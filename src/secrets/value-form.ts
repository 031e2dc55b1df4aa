/** What a value is, apart from whether it is a secret: only a `plain` value can be one by its name. */
export type ValueForm = "empty" | "reference" | "encrypted" | "placeholder" | "plain";

/** References and templates stand on one short line; a longer text only contains some. */
const MAX_SINGLE_VALUE = 1024;

const REFERENCES: readonly RegExp[] = [
  /\{\{.{1,500}\}\}/,
  /\$\{[^{}]{1,500}\}|\$\([^()]{1,500}\)|\$\{\{/,
  /^\$[A-Za-z_]\w{0,127}$|^\$env:\w{1,127}$|^\$[0-9@*]$/,
  // Step Functions: JSONPath, intrinsic functions, JSONata.
  /^\$\$?\.[A-Za-z_]|^States\.[A-Z][A-Za-z]+\(|^\{%/,
  /^%[A-Za-z_]\w{0,127}%$|%\([A-Za-z_]\w{0,127}\)s/,
  /<%.{1,500}%>/,
  /^\{[A-Za-z_][\w.-]{0,127}\}$/,
  /^!(?:Ref|Sub|GetAtt|ImportValue|Join|Select|FindInMap)\b/,
  /^ref\+[a-z0-9]{1,40}:\/\//,
  /^(?:vault|ssm|ssm-secure|secretsmanager|secrets?-manager|awssm|awsssm|aws-ssm|awssecrets?|sm|op|doppler|keyvault|akv|gcpsecretmanager|berglas|keyring|env|file|secret|bao):(?!v\d)\S/i,
  /^arn:[a-z0-9-]{1,20}:/,
  /^@Microsoft\.KeyVault\(/,
  /^(?:process\.env|os\.environ|os\.getenv|import\.meta\.env|System\.getenv|ENV)\b/,
  /^(?:var|local|data|module|each|self)\.[a-z_][\w.[\]"]{0,200}$/,
  /^(?:~|\.{1,2})?\/[\w.@ -]{1,200}(?:\/[\w.@ -]{0,200}){1,20}$|^(?:\/|\.\/|~\/)[a-z][a-z_.-]{0,80}$|^[A-Za-z]:\\[\w\\. -]{1,300}$/,
];

const ENCRYPTED: readonly RegExp[] = [
  // KMS ciphertext, the AWS Encryption SDK's messages, SOPS, Spring Cloud, Jasypt, Ansible, Vault transit, age, PGP.
  /^(?:AQICAH|AQECAH)[A-Za-z0-9+/]{120,}={0,2}$/,
  /^(?:AYAD|AYAE|AgV4|AgR4)[A-Za-z0-9+/]{200,}={0,2}$/,
  /^ENC\[[A-Z0-9_]{3,20},/,
  /^\{cipher\}[A-Za-z0-9+/=]{16,}$/,
  /^ENC\([A-Za-z0-9+/=]{16,}\)$/,
  /^\$ANSIBLE_VAULT;/,
  /^vault:v\d{1,4}:[A-Za-z0-9+/=]{16,}$/,
  /^-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----/,
  // Password hashes: one-way, and so of no use as the password itself.
  /^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}$/,
  /^\$(?:argon2(?:id|i|d)|scrypt|pbkdf2[a-z0-9-]{0,20}|[156y])\$[^\s]{20,}$/,
  /^(?:pbkdf2_sha256|pbkdf2:sha256)[$:]\d{1,9}\$[^\s]{20,}$/,
  /^\{(?:SSHA|SHA|SSHA256|SSHA512|CRYPT|bcrypt)\}[^\s]{20,}$/i,
  /^SCRAM-SHA-256\$/,
];

const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:change|replace|update|fill|insert|enter|put|add|set)[-_ ]?(?:me|it|this|in|here|with|your)(?:[-_ ].{0,80}|\d{0,4})$/i,
  /^(?:todo|tbd|tba|fixme|dummy|example|sample|placeholder|redacted|masked|hidden|null|none|nil|undefined|nan|n\/?a|not[-_ ]?(?:set|used|applicable|available)|unset|unused|empty|blank|default)$/i,
  /^(?:dummy|example|sample|fake|placeholder|replace|redacted)[-_ ][a-z_ -]{1,60}$|^[a-z_ -]{1,60}[-_ ](?:placeholder|here|dummy)$/i,
  /^your[-_ ]?[a-z][\w -]{0,80}$|\byour[-_](?:[a-z]{1,20}[-_]){0,4}(?:key|token|secret|password)\b/i,
  /^<[^<>]{0,120}>$|^\[[A-Za-z _-]{1,80}\]$/,
  /^(.)\1{2,}$/,
  /^[*•x.?_-]{2,}$/i,
  /x{6,}|\*{4,}/i,
];

/** Trims a value and takes one pair of surrounding quotes off it. */
export function unquote(value: string): string {
  const text = value.trim();
  const first = text[0];
  if (text.length >= 2 && (first === '"' || first === "'") && text.endsWith(first)) {
    return text.slice(1, -1).trim();
  }
  return text;
}

/** Lower-case words between slashes: the name of a secret or a parameter, not its content. */
function isSlashedName(text: string): boolean {
  if (!/^[a-z][a-z0-9._-]{0,80}(?:\/[a-z0-9._-]{1,80}){1,10}(?::[\w.:-]{1,80})?$/.test(text))
    return false;
  return (text.match(/\d/g)?.length ?? 0) / text.length < 0.25;
}

/** Tells the form of a value: nothing, a reference to another place, ciphertext, a placeholder, or plain. */
export function valueForm(value: string): ValueForm {
  const text = unquote(value);
  if (text === "") return "empty";
  if (ENCRYPTED.some((pattern) => pattern.test(text))) return "encrypted";
  if (text.length > MAX_SINGLE_VALUE || text.includes("\n")) return "plain";
  const bare = text.replace(/^(?:bearer|basic|token)\s{1,4}/i, "");
  if (PLACEHOLDERS.some((pattern) => pattern.test(bare))) {
    // Four or more equal digits may be a real, if very weak, password.
    return /^\d+$/.test(bare) ? "plain" : "placeholder";
  }
  if (isSlashedName(bare) || REFERENCES.some((pattern) => pattern.test(bare))) return "reference";
  return "plain";
}
