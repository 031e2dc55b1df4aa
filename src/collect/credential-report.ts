import type { z } from "zod";
import type { AccessKey } from "../resources/iam-access-key.ts";

/** What the credential report says of one user; undefined is what it does not tell in a known way. */
interface Credentials {
  readonly passwordEnabled: boolean | undefined;
  readonly passwordLastUsedAt: string | null | undefined;
  readonly passwordLastChangedAt: string | null | undefined;
  readonly mfaActive: boolean | undefined;
  readonly accessKeys: z.infer<typeof AccessKey>[] | undefined;
}

/** The credential report of an account. */
export interface CredentialReport {
  /** By user ARN; the root user has that of the account. */
  readonly byArn: ReadonlyMap<string, Credentials>;
  /** ISO 8601 */
  readonly generatedAt: string | undefined;
}

/** Reads the report's CSV: user ARN to credentials. A row that does not fit the header is left out. */
export function parseCredentialReport(csv: string): Map<string, Credentials> {
  const [header = [], ...rows] = parseCsv(csv);
  return new Map(
    rows
      .filter((row) => row.length === header.length)
      .map((row) => new Map(header.map((name, index) => [name, row[index] ?? ""] as const)))
      .map((row) => [row.get("arn") ?? "", credentials(row)] as const),
  );
}

type Row = ReadonlyMap<string, string>;

function credentials(row: Row): Credentials {
  return {
    passwordEnabled: truth(row.get("password_enabled")),
    passwordLastUsedAt: date(row.get("password_last_used")),
    passwordLastChangedAt: date(row.get("password_last_changed")),
    mfaActive: truth(row.get("mfa_active")),
    accessKeys: accessKeys(row),
  };
}

function accessKeys(row: Row): Credentials["accessKeys"] {
  const keys: z.infer<typeof AccessKey>[] = [];
  for (const slot of ["access_key_1", "access_key_2"]) {
    const active = truth(row.get(`${slot}_active`));
    const createdAt = date(row.get(`${slot}_last_rotated`));
    const lastUsedAt = date(row.get(`${slot}_last_used_date`));
    if (active === undefined || createdAt === undefined || lastUsedAt === undefined) {
      return undefined;
    }
    if (createdAt !== null) keys.push({ active, createdAt, lastUsedAt });
    // Every key that works has a date; a report without it says too little.
    else if (active) return undefined;
  }
  return keys;
}

function truth(value: string | undefined): boolean | undefined {
  const word = value?.toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
}

const NO_DATE = new Set(["N/A", "no_information", "not_supported"]);

function date(value: string | undefined): string | null | undefined {
  if (value === undefined) return undefined;
  if (NO_DATE.has(value)) return null;
  const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

// User names may contain commas, so fields may be quoted.
function parseCsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))(?=,|$)/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
}
