// Real rules written by hand as functions: one of each kind of expression that rules are made of.
import { allowsAction, allowsEverything } from "../../src/policy/index.ts";

/** Whether the resource passes; null when the rule does not apply. */
export type PlainRule = (resource: Plain, context: PlainContext) => boolean | null;

export interface PlainContext {
  readonly now: string;
  readonly params: Readonly<Record<string, unknown>>;
}

// Fields that no rule here names are of no interest, and facts add fields of their own.
// oxlint-disable-next-line typescript/no-explicit-any
type Plain = Readonly<Record<string, any>>;

const DAY = 86_400_000;

export const PLAIN_RULES: Readonly<Record<string, PlainRule>> = {
  // One field.
  "iam-user-console-no-mfa": (user) => (user["passwordEnabled"] ? user["mfaActive"] : null),
  // Comparisons of several fields.
  "kms-key-rotation-disabled": (key) =>
    key["keyManager"] === "CUSTOMER" &&
    key["spec"] === "SYMMETRIC_DEFAULT" &&
    key["origin"] === "AWS_KMS" &&
    key["state"] === "Enabled" &&
    key["multiRegion"] !== "REPLICA"
      ? key["rotationEnabled"] === true
      : null,
  // A field of a field that may be null.
  "ssm-parameter-plaintext-secret": (parameter) =>
    parameter["parameterType"] === "SecureString"
      ? null
      : parameter["value"] === null || parameter["value"].secret === null,
  // A date and a parameter.
  "acm-imported-certificate-expiring": (certificate, { now, params }) => {
    const { certificateType, status, notAfter } = certificate;
    if (certificateType !== "IMPORTED" || status !== "ISSUED" || notAfter === null) return null;
    const days = (Date.parse(notAfter) - Date.parse(now)) / DAY;
    return days > 0 ? days > (params["importedExpiryDays"] as number) : null;
  },
  // A list.
  "lambda-env-plaintext-secret": (lambda) =>
    (lambda["environment"] as Plain[]).every((variable) => variable["secret"] === null),
  // A list, once for whether the rule applies and once for whether it passes.
  "guardduty-feature-off-s3": (detector) => {
    const features = detector["features"] as Plain[];
    const isS3 = (feature: Plain) => feature["name"] === "S3_DATA_EVENTS";
    if (detector["status"] !== "ENABLED" || !features.some(isS3)) return null;
    return features.some((feature) => isS3(feature) && feature["status"] === "ENABLED");
  },
  // Dates in a list.
  "iam-access-key-old": (user, { now, params }) => {
    const keys = user["accessKeys"] as Plain[];
    if (!keys.some((key) => key["active"])) return null;
    const age = (date: string) => (Date.parse(now) - Date.parse(date)) / DAY;
    return !keys.some(
      (key) =>
        key["active"] &&
        key["createdAt"] !== null &&
        age(key["createdAt"]) > (params["days"] as number),
    );
  },
  // Grants of a resource policy.
  "kms-key-policy-wildcard-actions": (key) =>
    key["keyManager"] === "CUSTOMER" && !isPendingDeletion(key)
      ? !(key["policyGrants"] as Plain[]).some(
          (grant) => !grant["ownAccountRoot"] && allowsEverything(grant as never, "kms"),
        )
      : null,
  // Grants of a trust policy, lists within.
  "iam-role-trust-cross-account": (role, { params }) => {
    const trusted = params["trustedAccounts"] as string[];
    const organizations = params["trustedOrganizations"] as string[];
    const isForeign = (organization: string) =>
      role["foreignOrganizations"].includes(organization) &&
      !organizations.some((each) => `${organization}/`.startsWith(`${each}/`));
    if (role["path"].startsWith("/aws-service-role/")) return null;
    return !(role["trustGrants"] as Plain[]).some(
      (grant) =>
        grant["external"] &&
        !grant["public"] &&
        grant["principalType"] !== "federated" &&
        allowsAction(grant as never, "sts:AssumeRole") &&
        ((grant["accounts"] as string[]).some(
          (account) => account !== role["account"] && !trusted.includes(account),
        ) ||
          (grant["accounts"].length === 0 && grant["organizations"].length === 0) ||
          (!grant["accountsKnown"] && (grant["organizations"] as string[]).some(isForeign))),
    );
  },
};

function isPendingDeletion(key: Plain): boolean {
  return ["PendingDeletion", "PendingReplicaDeletion"].includes(key["state"]);
}
