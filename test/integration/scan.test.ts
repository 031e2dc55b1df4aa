import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { CALLS, type CallRow } from "../../src/resources/calls.ts";
import { readSnapshot } from "../../src/snapshot/read.ts";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";
import { unmetExpectations } from "../emulator/seed/expected.ts";
import { seedAccount } from "../emulator/seed/index.ts";
import type { SeededResource } from "../emulator/seed/context.ts";
import { keelson, type CommandResult } from "../support/command.ts";

describe.skipIf(!(await canRunEmulator()))("the built command on the seeded account", () => {
  const out = mkdtempSync(join(tmpdir(), "keelson-scan-"));
  let emulator: Emulator;
  let seeded: SeededResource[];
  let result: CommandResult;
  let sent: Set<string>;
  const report = () => JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as Report;

  beforeAll(async () => {
    emulator = await startEmulator();
    seeded = await seedAccount(emulator.url);
    emulator.clearLog();
    result = await keelson(["scan", "--out", out, "--stats", "--no-color"], emulator.env);
    sent = new Set(emulator.log.map(({ service, operation }) => `${service}:${operation}`));
  }, 300_000);

  afterAll(async () => {
    await emulator.stop();
    rmSync(out, { recursive: true, force: true });
  });

  test("ends well and leaves the three reports", () => {
    expect(result.stderr).not.toContain("could not be processed");
    expect(result.code).toBe(0);
    for (const name of ["report.html", "report.json", "report.sarif"]) {
      expect(result.stdout).toContain(name);
      expect(readFileSync(join(out, name), "utf8").length).toBeGreaterThan(1000);
    }
  });

  test("asks for nothing that the emulator cannot serve, and nothing goes unread", () => {
    expect(emulator.unimplemented()).toEqual([]);
    expect(report().findings.filter(({ status }) => status === "unknown")).toEqual([]);
  });

  test("every bad resource has its finding, every good twin has none", async () => {
    const { findings, rules } = report();
    const { resources } = await readSnapshot(join(out, "snapshot.ndjson.gz"));
    const unmet = unmetExpectations({
      seeded,
      resources,
      findings,
      rules: new Set(rules.map(({ id }) => id)),
      services: new Set(seeded.map(({ service }) => service)),
    });
    expect(unmet).toEqual([]);
  });

  test("`keelson permissions` lists exactly the actions that the scan sends", async () => {
    const { stdout } = await keelson(["permissions"]);
    const policy = JSON.parse(stdout) as { Statement: { Action: string[] }[] };
    const allowed = policy.Statement.flatMap(({ Action }) => Action);
    // AWS checks these by itself when it answers a call; no request names them.
    const dependent = new Set(CALLS.flatMap((row) => row.dependentActions ?? []));
    const asked = [...sent].map((call) => {
      const operation = call.slice(call.indexOf(":") + 1);
      const row = CALLS.find(
        (candidate) => candidate.operation === operation && sameService(candidate, call),
      );
      return row?.action ?? `undeclared ${call}`;
    });
    expect([...new Set(asked)].sort()).toEqual(
      allowed.filter((action) => !dependent.has(action)).sort(),
    );
    expect(allowed).toEqual(expect.arrayContaining([...dependent]));
  });

  test("every rule has a failing and a passing resource in the account", () => {
    const { findings, rules } = report();
    const seen = (status: string) =>
      new Set(findings.filter((finding) => finding.status === status).map(({ rule }) => rule));
    const [failing, passing] = [seen("fail"), seen("pass")];
    const ids = rules.map(({ id }) => id);
    expect(
      ids.filter((id) => !failing.has(id)),
      "never failing",
    ).toEqual(NOT_AT_ONCE);
    expect(
      ids.filter((id) => !passing.has(id)),
      "never passing",
    ).toEqual(ONCE_PER_ACCOUNT);
  });
});

/**
 * An account has one root user, and its account is either a member or the one that administers; an event is heard of
 * or not; and thousands of parameters are too many to make. The rules' examples show the rest.
 */
const NOT_AT_ONCE = [
  "alarm-console-failure",
  "alarm-console-no-mfa",
  "alarm-root-use",
  "alarm-unauthorized",
  "alarm-vpc-change",
  "cloudtrail-missing",
  "config-global-types-unrecorded",
  "fms-admin-missing",
  "iam-root-credentials-centralizable",
  "iam-root-virtual-mfa",
  "shield-advanced-not-subscribed",
  "ssm-parameter-quota-near",
];

/**
 * What an account has once, and has in its bad form here; rules that look only at new users with keys, and at guests
 * whose role already is a finding of its own.
 */
const ONCE_PER_ACCOUNT = [
  "accessanalyzer-unused-access-off",
  "account-security-contact-missing",
  "alarm-config-change",
  "alarm-gateway-change",
  "alarm-iam-change",
  "alarm-kms-disable-delete",
  "alarm-nacl-change",
  "alarm-org-change",
  "alarm-route-change",
  "alarm-s3-policy-change",
  "alarm-sg-change",
  "alarm-trail-change",
  "cloudtrail-s3-data-events-off",
  "cognito-guest-role-broad",
  "fms-policy-missing-type",
  "guardduty-no-delegated-admin",
  "iam-cloudshell-full-access",
  "iam-password-policy-weak",
  "iam-root-access-key",
  "iam-root-centralized-access-off",
  "iam-root-credentials-centralizable",
  "iam-root-mfa-off",
  "iam-root-used-recently",
  "iam-root-virtual-mfa",
  "iam-server-certificate-used",
  "iam-support-role-missing",
  "iam-user-initial-access-key",
  "organizations-no-scp",
  "organizations-tag-or-ai-optout",
  "s3-account-block-public-access-off",
  "securityhub-no-aggregation",
  "shield-auto-renew-off",
  "shield-no-emergency-contact",
  "shield-no-proactive-engagement",
  "shield-response-role-missing",
  "ssm-document-block-public-off",
];

/** A call is logged under the signing name of its service, which is the prefix of its action; S3 Control signs apart. */
function sameService({ service, action }: CallRow, call: string): boolean {
  const [signing = ""] = call.split(":");
  if (signing === "s3control") return service === "s3-control";
  // CloudWatch kept the signing name of its first days.
  if (signing === "monitoring") return action.startsWith("cloudwatch:");
  // These two sign as another service of theirs.
  if (signing === "apigatewayv2") return service === "apigatewayv2";
  if (signing === "elasticloadbalancing-classic") return service === "elb-classic";
  const apart = ["s3-control", "apigatewayv2", "elb-classic"].includes(service);
  return !apart && action.startsWith(`${signing}:`);
}
