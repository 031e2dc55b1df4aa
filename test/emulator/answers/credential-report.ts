import { ACCOUNT } from "../answers.ts";
import { ageInDays, daysAgo, daysSinceUse } from "./naming.ts";

/** The root user that the emulated account has. */
export interface RootUser {
  readonly mfa: boolean;
  readonly accessKey: boolean;
  readonly usedDaysAgo?: number;
}

const NONE = "N/A";

/** Columns that hold when a user or one of its credentials came to be. */
const CREATION_COLUMNS = new Set([
  "user_creation_time",
  "password_last_changed",
  "access_key_1_last_rotated",
  "access_key_2_last_rotated",
]);

/** Columns that hold when a credential was last used, and those that tell whether it can be. */
const USE_COLUMNS = new Map([
  ["password_last_used", "password_enabled"],
  ["access_key_1_last_used_date", "access_key_1_active"],
  ["access_key_2_last_used_date", "access_key_2_active"],
]);

/** moto's credential report with the root row that it lacks, and with the ages and uses that names ask for. */
export function amendCredentialReport(csv: string, root: RootUser): string {
  const [header = "", ...rows] = csv.trimEnd().split("\n");
  const columns = header.split(",");
  const aged = rows.map((row) => {
    const cells = row.split(",");
    const [name] = cells;
    const active = new Set(columns.filter((_, i) => cells[i] === "true"));
    return cells
      .map((cell, i) => {
        const column = columns[i] ?? "";
        if (CREATION_COLUMNS.has(column) && isDate(cell)) return dateOf(ageInDays(name)) ?? cell;
        const credential = USE_COLUMNS.get(column) ?? "";
        return (active.has(credential) ? dateOf(daysSinceUse(name)) : undefined) ?? cell;
      })
      .join(",");
  });
  const values = rootValues(root);
  const rootRow = columns.map((column) => values[column] ?? NONE).join(",");
  return `${[header, rootRow, ...aged].join("\n")}\n`;
}

function rootValues({ mfa, accessKey, usedDaysAgo }: RootUser): Readonly<Record<string, string>> {
  const created = seconds(daysAgo(1500));
  return {
    user: "<root_account>",
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    user_creation_time: created,
    password_enabled: "not_supported",
    password_last_used:
      usedDaysAgo === undefined ? "no_information" : seconds(daysAgo(usedDaysAgo)),
    password_last_changed: "not_supported",
    password_next_rotation: "not_supported",
    mfa_active: String(mfa),
    access_key_1_active: String(accessKey),
    ...(accessKey && { access_key_1_last_rotated: created }),
    access_key_2_active: "false",
    cert_1_active: "false",
    cert_2_active: "false",
  };
}

function dateOf(days: number | undefined): string | undefined {
  return days === undefined ? undefined : seconds(daysAgo(days));
}

function isDate(cell: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(cell);
}

/** The report's own date format: no fractions, an offset in place of the Z. */
function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "+00:00");
}
