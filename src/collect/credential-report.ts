import type { z } from "zod";
import type { AccessKey } from "../resources/iam-access-key.ts";

/** What the IAM credential report says of one user, or of the root user. */
export interface Credentials {
  /** undefined: `not_supported`, which older reports say of the root user. */
  readonly passwordEnabled: boolean | undefined;
  readonly passwordLastUsedAt: string | null;
  readonly passwordLastChangedAt: string | null;
  readonly mfaActive: boolean | undefined;
  readonly accessKeys: readonly z.infer<typeof AccessKey>[];
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
    accessKeys: ["access_key_1", "access_key_2"]
      .map((slot) => ({
        active: truth(row.get(`${slot}_active`)) === true,
        createdAt: date(row.get(`${slot}_last_rotated`)),
        lastUsedAt: date(row.get(`${slot}_last_used_date`)),
      }))
      .filter(({ active, createdAt }) => active || createdAt !== null),
  };
}

function truth(value: string | undefined): boolean | undefined {
  const word = value?.toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
}

// `N/A`, `no_information` and `not_supported` all say that there is no date.
function date(value: string | undefined): string | null {
  const time = /^\d{4}-/.test(value ?? "") ? Date.parse(value ?? "") : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
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
