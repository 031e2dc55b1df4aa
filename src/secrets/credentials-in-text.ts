import { decodeBase64Text } from "./base64-text.ts";
import type { SecretJudgement } from "./judgement.ts";
import { isFiller } from "./randomness.ts";
import { unquote, valueForm } from "./value-form.ts";

const URL_WITH_PASSWORD =
  /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/([^\s:@/?#"'<>]{0,128}):([^\s@/?"'<>]{1,256})@([^\s/"'@]{1,255})/gi;
/** What manuals write for a user and a password. */
const MANUAL_HOST =
  /^(?:(?:[\w-]{1,63}\.)?example\.(?:com|org|net)|(?:my)?host(?:name)?(?:\.com)?|proxy\.server|server)(?![\w.-])/i;
const MANUAL_PASSWORD = /^(?:pass|password|passwd|pwd|secret)$/i;

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Finds a URL with a password in front of the host, of any scheme. */
function findPasswordInUrl(text: string): SecretJudgement | null {
  for (const [, , password = "", host = ""] of text.matchAll(URL_WITH_PASSWORD)) {
    if (/^[$%{]/.test(password) && valueForm(password) === "reference") continue;
    if (valueForm(decodePercent(password)) !== "plain") continue;
    if (MANUAL_PASSWORD.test(password) && MANUAL_HOST.test(host)) continue;
    return { kind: "password-in-url", confidence: "high" };
  }
  return null;
}

const CONNECTION =
  /jdbc:|(?<!\w)(?:server|data source|host|hostname|endpoint|accountname|addr|user(?: ?id|name)?|uid|dbname|initial catalog)[ \t]{0,4}=/i;
const CONNECTION_PASSWORD =
  /(?<![\w-])(?:password|pwd|sharedaccesskey|accesskey|sslpassword)[ \t]{0,4}=[ \t]{0,4}("[^"\n]{1,256}"|'[^'\n]{1,256}'|[^;&\s"']{1,256})/gi;

/** Finds the password of an ADO.NET, ODBC, JDBC, libpq or Azure connection string. */
function findPasswordInConnectionString(text: string): SecretJudgement | null {
  for (const line of text.split("\n")) {
    if (!CONNECTION.test(line)) continue;
    for (const match of line.matchAll(CONNECTION_PASSWORD)) {
      const password = match[1] ?? "";
      if (/[()]/.test(password) || valueForm(password) !== "plain") continue;
      return { kind: "password-in-connection-string", confidence: "high" };
    }
  }
  return null;
}

const AUTHORIZATION =
  /(?:authorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?|^["']?)(bearer|token|basic|ssws|apikey)[ \t]{1,4}([\w.~+/=-]{6,4000})/gi;

/** Finds an Authorization header, or its value, with the credentials in it. */
function findAuthorizationHeader(text: string): SecretJudgement | null {
  for (const [, scheme = "", credentials = ""] of text.matchAll(AUTHORIZATION)) {
    const isSecret =
      scheme.toLowerCase() === "basic"
        ? isUserAndPassword(credentials)
        : credentials.length >= 12 && /\d/.test(credentials) && !isFiller(credentials);
    if (isSecret) return { kind: "authorization-header", confidence: "high" };
  }
  return null;
}

/** Whether a text is base64 of `user:password`, as in Basic authentication and Docker's configuration. */
export function isUserAndPassword(text: string): boolean {
  const decoded = decodeBase64Text(text);
  const match = decoded === null ? null : /^[^\s:]{0,128}:([^\n]{1,256})$/.exec(decoded.trim());
  return match !== null && valueForm(match[1] ?? "") === "plain";
}

const ARGUMENT = String.raw`("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"';|&<>]{1,200})`;
const COMMANDS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w-])(?:mysql|mysqldump|mysqladmin|mariadb)(?:[ \t][^\n;|]{0,200}?)?[ \t]-p(?!rotocol|ort|lugin)${ARGUMENT}`,
    "g",
  ),
  new RegExp(
    String.raw`(?<![\w-])(?:curl|wget|http)[ \t](?:[^\n;|]{0,300}?[ \t])?(?:-u|--user)[ \t=]{0,2}["']?[^\s:"'$]{1,100}:${ARGUMENT}`,
    "g",
  ),
  new RegExp(String.raw`(?<![\w-])sshpass[ \t]{1,4}-p[ \t]{0,4}${ARGUMENT}`, "g"),
  new RegExp(
    String.raw`(?<![\w-])docker[ \t]{1,4}login[ \t](?:[^\n;|]{0,200}?[ \t])?-p[ \t]{1,4}${ARGUMENT}`,
    "g",
  ),
  new RegExp(
    String.raw`(?<![\w-])redis-cli[ \t](?:[^\n;|]{0,200}?[ \t])?-a[ \t]{1,4}${ARGUMENT}`,
    "g",
  ),
  /(?<!\w)echo[ \t]{1,4}(?:-[en][ \t]{1,4})?["']?[\w.-]{1,64}:([^"'\n|]{1,128})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?chpasswd/g,
  /(?<!\w)identified[ \t]{1,4}(?:with[ \t]{1,4}\w{1,40}[ \t]{1,4})?by[ \t]{1,4}('[^'\n]{1,200}'|"[^"\n]{1,200}")/gi,
  /(?<![\w-])ConvertTo-SecureString[ \t]{1,4}(?:-String[ \t]{1,4})?("[^"\n]{1,200}"|'[^'\n]{1,200}')/gi,
];

/** Finds a password given to a well-known command or SQL statement. */
function findPasswordInCommand(text: string): SecretJudgement | null {
  for (const pattern of COMMANDS) {
    for (const match of text.matchAll(pattern)) {
      const password = unquote(match[1] ?? "");
      if (/^[$%]\w|^[A-Z]{4,}$/.test(password) || valueForm(password) !== "plain") continue;
      return { kind: "password-in-command", confidence: "high" };
    }
  }
  return null;
}

/** Finds credentials that a text states in a known notation: URL, connection string, header, command. */
export function findCredentials(text: string): SecretJudgement | null {
  return (
    (text.includes("://") ? findPasswordInUrl(text) : null) ??
    (text.includes("=") ? findPasswordInConnectionString(text) : null) ??
    (/\s/.test(text) ? (findAuthorizationHeader(text) ?? findPasswordInCommand(text)) : null)
  );
}
