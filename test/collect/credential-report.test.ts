import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCredentialReport } from "../../src/collect/credential-report.ts";

const COLUMNS =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation," +
  "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date," +
  "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";
const ALICE = "arn:aws:iam::123456789012:user/alice";

const parse = (...rows: string[]) => parseCredentialReport([COLUMNS, ...rows].join("\n"));

describe("a credential report", () => {
  test("tells of passwords, MFA and access keys", () => {
    const report = parse(
      `alice,${ALICE},2026-01-15T00:00:00+00:00,true,2026-05-30T10:00:00+00:00,2026-01-16T00:00:00+00:00,N/A,` +
        "false,true,2026-02-01T00:00:00+00:00,2026-05-31T00:00:00+00:00,false,2025-02-01T00:00:00+00:00,N/A",
    );
    expect(report.get(ALICE)).toEqual({
      passwordEnabled: true,
      passwordLastUsedAt: "2026-05-30T10:00:00.000Z",
      passwordLastChangedAt: "2026-01-16T00:00:00.000Z",
      mfaActive: false,
      accessKeys: [
        {
          active: true,
          createdAt: "2026-02-01T00:00:00.000Z",
          lastUsedAt: "2026-05-31T00:00:00.000Z",
        },
        { active: false, createdAt: "2025-02-01T00:00:00.000Z", lastUsedAt: null },
      ],
    });
  });

  test("says by its own words that there is nothing", () => {
    const root = "arn:aws:iam::123456789012:root";
    const report = parse(
      `<root_account>,${root},2020-01-15T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,` +
        "true,false,N/A,N/A,false,N/A,N/A",
    );
    expect(report.get(root)).toEqual({
      passwordEnabled: undefined,
      passwordLastUsedAt: null,
      passwordLastChangedAt: null,
      mfaActive: true,
      accessKeys: [],
    });
  });

  test("leaves open what it does not say in a known way, rather than calling it nothing", () => {
    const report = parse(
      `alice,${ALICE},2026-01-15T00:00:00+00:00,perhaps,yesterday,,N/A,,true,soon,N/A,false,N/A,N/A`,
    );
    expect(report.get(ALICE)).toEqual({
      passwordEnabled: undefined,
      passwordLastUsedAt: undefined,
      passwordLastChangedAt: undefined,
      mfaActive: undefined,
      accessKeys: undefined,
    });
  });

  test("leaves the keys open when a working one has no date", () => {
    const report = parse(
      `alice,${ALICE},2026-01-15T00:00:00+00:00,false,N/A,N/A,N/A,true,true,N/A,N/A,false,N/A,N/A`,
    );
    expect(report.get(ALICE)).toMatchObject({ mfaActive: true, accessKeys: undefined });
  });

  test("leaves open what it has no column for", () => {
    const report = parseCredentialReport(`user,arn,mfa_active\nalice,${ALICE},true\n`);
    expect(report.get(ALICE)).toMatchObject({ mfaActive: true, accessKeys: undefined });
  });

  test("leaves out a row that was cut off", () => {
    expect(parse(`alice,${ALICE},2026-01-15T00:00:00+00:00,tr`).size).toBe(0);
  });

  test("reads any field, quoted or empty, as it was written", () => {
    const field = fc.string().filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 3, maxLength: 3 }),
        ([user = "", arn = "", rest = ""]) => {
          const quoted = [user, arn, rest].map((text) => `"${text.replaceAll('"', '""')}"`);
          const report = parseCredentialReport(`user,arn,path\n${quoted.join(",")}\n`);
          expect([...report.keys()]).toEqual([arn]);
        },
      ),
    );
    expect([...parseCredentialReport(`a,arn,b\n,${ALICE},\n`).keys()]).toEqual([ALICE]);
  });
});
