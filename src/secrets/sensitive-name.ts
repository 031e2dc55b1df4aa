/**
 * What a name says of its value. `password`: a password; `credential`: another secret, such as a
 * token or a key; `ambiguous`: a secret only if the value looks like one; `none`: nothing.
 */
export type NameSensitivity = "password" | "credential" | "ambiguous" | "none";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const PASSWORD_WORDS = words("password passwords passwd passwort passphrase passcode pwd");
const CREDENTIAL_WORDS = words(
  "secret secrets token tokens credential credentials creds apikey apikeys",
);
/** Words that mean a password only at the end of a name. */
const FINAL_PASSWORD_WORDS = words("pass pw");
/** `<word> key` is a secret, where `key` alone is not. */
const KEY_QUALIFIERS = words(
  "api access secret private encryption decryption signing master auth account storage shared license service session app application deploy ssh hmac cipher crypto aes jwt admin write server webhook",
);
/** `<word> key` is no secret: it identifies, sorts or may be published. */
const OPEN_KEY_QUALIFIERS = words(
  "site partition sort range row primary foreign cache object s3 idempotency deduplication lookup map publishable",
);
const WEBHOOK_VENDORS = words("slack discord teams msteams mattermost rocketchat gchat chat");
const AMBIGUOUS_WORDS = words(
  "key keys auth authorization salt pepper seed nonce hmac signature webhook cookie jwt otp sas mnemonic certificate pat bearer",
);
/** A word after the credential word that makes the name speak about the secret, not be it. */
const ABOUT_WORDS = words(
  `id ids arn arns name names url urls uri uris endpoint endpoints path paths file filename files dir directory
  folder location length len min max minimum maximum policy policies field fields column param params parameter
  parameters header headers type types version versions ttl expiry expiration expires expire expired timeout age
  days hours minutes seconds ms lifetime validity duration interval period enabled enable disabled disable
  required require rotation rotate rotated count limit limits size hash hashes hashed sha sha1 sha256 md5 digest
  checksum fingerprint thumbprint algorithm alg issuer audience format prefix suffix ref refs reference provider
  providers source store manager managers bucket table queue topic reset regex pattern label hint placeholder
  host hosts port user username email scope scopes budget usage usages bucket group role client server service
  services stdin prompt change changed update updated created history strength complexity charset encoding
  kid status state mode method strategy handler function lambda stack class validator validation exchange
  events event review request requests response index cache page form input description title message alias
  encryption mgr hasher encoder helper generator mapper ttls window mapping config configuration settings option options lookup less based free`,
);
/** A word before the credential word that makes the name a switch, a number or something public. */
const SWITCH_WORDS = words(
  "enable enabled disable disabled use uses has is no skip allow allowed require requires required validate check show hide force max min maximum minimum num number count total existing public publishable",
);
/** Words that may follow without changing the meaning: which one of several, or how it is written. */
const NEUTRAL_WORDS = words(
  "prod production dev development stage staging test qa uat live sandbox primary secondary old new current previous default backup main value plain plaintext text string data b64 base64 master admin root ro rw read write readonly",
);
const GLUED_PASSWORD =
  /(?:password|passwd|passphrase)$|^(?:db|user|root|admin|smtp|mysql|pg|redis|mail|ldap|ftp|sudo|rds)(?:pass|pwd|pw)$/;
const GLUED_CREDENTIAL =
  /(?:secret|token|apikey|secretkey|accesskey|privatekey|authkey|signingkey|encryptionkey|masterkey|accountkey)$/;

const MAX_NAME_LENGTH = 512;

/** Splits `dbPassword`, `DB_PASSWORD` and `db-password2` alike into lower-case words. */
function wordsOf(segment: string): string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase().replace(/(?<=[a-z]{3})\d{1,4}$/, ""))
    .filter((word) => word !== "");
}

function classOfWord(all: readonly string[], index: number): NameSensitivity {
  const word = all[index] ?? "";
  const last = index === all.length - 1;
  if (PASSWORD_WORDS.has(word) || GLUED_PASSWORD.test(word)) return "password";
  if (FINAL_PASSWORD_WORDS.has(word) && last && all.length > 1) return "password";
  if (CREDENTIAL_WORDS.has(word) || GLUED_CREDENTIAL.test(word)) return "credential";
  const before = all[index - 1] ?? "";
  if ((word === "key" || word === "keys") && KEY_QUALIFIERS.has(before)) return "credential";
  if ((word === "key" || word === "keys") && OPEN_KEY_QUALIFIERS.has(before)) return "none";
  if (word === "webhook" && WEBHOOK_VENDORS.has(before)) return "credential";
  return AMBIGUOUS_WORDS.has(word) ? "ambiguous" : "none";
}

function judgeWords(all: readonly string[]): NameSensitivity {
  if (all.some((word) => SWITCH_WORDS.has(word))) return "none";
  for (let index = all.length - 1; index >= 0; index--) {
    const found = classOfWord(all, index);
    if (found === "none") continue;
    const after = all.slice(index + 1);
    if (all[index] === "webhook" && after.every((word) => word === "url" || word === "uri"))
      return found;
    // An AppRole's secret id is the secret itself, unlike AWS's.
    if (all.includes("vault") && all[index] === "secret" && after[0] === "id") return "credential";
    if (after.some((word) => ABOUT_WORDS.has(word))) return "none";
    const unknown = after.filter((word) => !NEUTRAL_WORDS.has(word) && !/^v?\d+$/.test(word));
    if (unknown.includes("key") || unknown.length > 1) return "ambiguous";
    return found;
  }
  return "none";
}

/** Judges the name of a variable, parameter, header or field, in any spelling of its words. */
export function nameSensitivity(name: string): NameSensitivity {
  // The shell's working directory, not a password.
  if (name === "PWD" || name === "OLDPWD") return "none";
  const segments = name
    .slice(-MAX_NAME_LENGTH)
    .split(/[/.:[\]]+|__/)
    .map(wordsOf)
    .filter((segment) => segment.length > 0);
  const last = segments.at(-1) ?? [];
  const before = segments.at(-2) ?? [];
  const onlyNeutral = last.every((word) => NEUTRAL_WORDS.has(word) || /^v?\d+$/.test(word));
  if (onlyNeutral && before.length > 0) return judgeWords(before);
  return judgeWords(last.length === 1 && last[0] === "key" ? [...before, ...last] : last);
}
