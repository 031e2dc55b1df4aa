import { z } from "zod";
import { Severity } from "../../model/severity.ts";
import { Suppression } from "../../model/suppression.ts";
import { ParameterValue } from "../../rules/schema.ts";
import { FORMATS } from "../options.ts";

const Text = z.string().trim().min(1);
const AccountId = z.string().regex(/^\d{12}$/, "expected a 12-digit account id");
const RegionCode = z
  .string()
  .regex(/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/, "expected a Region code such as eu-west-1");

/** An account to scan: the role to assume in it. */
export const AccountSource = z.strictObject({
  role: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      "expected the ARN of a role, such as arn:aws:iam::123456789012:role/audit",
    )
    .describe("ARN of the role to assume in the account, from the current credentials"),
  name: Text.optional().describe("What people call the account; shown beside its id"),
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/, "expected 2 to 1224 letters, digits or any of _+=,.@:/-")
    .optional()
    .describe("External id that the trust policy of the role asks for"),
  regions: z
    .array(RegionCode)
    .min(1)
    .optional()
    .describe("Regions to scan in this account; default: `regions`, else all that are enabled"),
});
export type AccountSource = z.infer<typeof AccountSource>;

/** A configuration file, keelson.config.yaml, as it spells itself. Flags win over it. */
export const ConfigSource = z.strictObject({
  profile: Text.optional().describe("Profile of the AWS configuration files; --profile"),
  accounts: z
    .array(AccountSource)
    .min(1)
    .superRefine((accounts, context) => {
      const ids = accounts.map(({ role }) => role.split(":")[4]);
      for (const [index, id] of ids.entries()) {
        if (ids.indexOf(id) < index)
          context.addIssue({
            code: "custom",
            path: [index, "role"],
            message: `the account ${id ?? ""} stands in the list already`,
          });
      }
    })
    .optional()
    .describe("Accounts to scan, each by a role; default: the account of the credentials"),
  regions: z
    .array(RegionCode)
    .min(1)
    .optional()
    .describe("Regions to scan; default: all that are enabled; --region"),
  services: z
    .array(Text)
    .min(1)
    .optional()
    .describe("Only rules of these services, for example kms; default: all; --service"),
  rules: z
    .strictObject({
      folders: z
        .array(Text)
        .optional()
        .describe("Folders with rules of your own, from the folder of this file; --rules"),
      off: z
        .array(Text)
        .optional()
        .describe("Rules to leave out: ids, in which * stands for any text"),
      only: z
        .array(Text)
        .min(1)
        .optional()
        .describe("Rules to keep: ids, in which * stands for any text; --rule"),
    })
    .optional()
    .describe("Which rules are evaluated; --rule puts aside both `off` and `only`"),
  parameters: z
    .record(Text, z.record(Text, ParameterValue))
    .optional()
    .describe("Rule id to the parameters that differ from the rule's defaults"),
  trustedAccounts: z
    .array(AccountId)
    .optional()
    .describe("Accounts that may have access, for every rule with the parameter trustedAccounts"),
  trustedOrganizations: z
    .array(
      z.string().regex(/^o-[a-z0-9]{10,32}$/, "expected an organization id such as o-a1b2c3d4e5"),
    )
    .optional()
    .describe("Organizations that may have access, for every rule with trustedOrganizations"),
  severities: z
    .record(
      Text,
      z.strictObject({
        severity: Severity,
        reason: Text.describe("Why this severity fits better here; reports show it"),
      }),
    )
    .optional()
    .describe("Rule id to the severity that replaces the rule's own"),
  suppressions: z
    .array(Suppression)
    .optional()
    .describe("Accepted risks: failing results that no longer count"),
  output: z
    .strictObject({
      folder: Text.optional().describe(
        "Folder for the reports, from the folder of this file; --out",
      ),
      formats: z
        .array(z.enum(FORMATS))
        .min(1)
        .optional()
        .describe("Reports to write; default: html, json and sarif; --format"),
    })
    .optional()
    .describe("What is written, and where"),
  baseline: Text.optional().describe(
    "Baseline that tells new failures from known ones, from the folder of this file; with `accounts` a folder with <account id>.json for each; --baseline",
  ),
  failOn: z
    .strictObject({
      severity: Severity.optional().describe(
        "Exit with 1 on failures of this severity and above; --fail-on",
      ),
      new: z
        .boolean()
        .optional()
        .describe("Only failures that the baseline does not have; the `new` of --fail-on"),
      gaps: z
        .boolean()
        .optional()
        .describe("Exit with 4 when something could not be read; --fail-on-gaps"),
    })
    .refine((failOn) => failOn.severity !== undefined || failOn.new !== true, {
      error: "`new` needs `severity` beside it",
    })
    .optional()
    .describe("When the command ends with a failure"),
});
export type ConfigSource = z.infer<typeof ConfigSource>;

/** JSON Schema of a configuration file, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(ConfigSource, {
    target: "draft-2020-12",
    io: "input",
  });
  return {
    $schema,
    title: "keelson configuration",
    description: "keelson.config.yaml: what to scan, with which rules, and what is accepted",
    ...schema,
  };
}
