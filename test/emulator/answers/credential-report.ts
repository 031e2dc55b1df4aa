import { ACCOUNT } from "../answers.ts";
import { ageInDays, daysAgo } from "./naming.ts";

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

/** moto's credential report with the root row that it lacks, and with the ages that names ask for. */
export function amendCredentialReport(csv: string, root: RootUser): string {
  const [header = "", ...rows] = csv.trimEnd().split("\n");
  const columns = header.split(",");
  const aged = rows.map((row) => {
    const cells = row.split(",");
    const age = ageInDays(cells[0]);
    if (age === undefined) return row;
    const date = seconds(daysAgo(age));
    return cells
      .map((cell, i) => (CREATION_COLUMNS.has(columns[i] ?? "") && isDate(cell) ? date : cell))
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

function isDate(cell: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(cell);
}

/** The report's own date format: no fractions, an offset in place of the Z. */
function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "+00:00");
}
