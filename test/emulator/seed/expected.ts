import type { Finding } from "../../../src/model/finding.ts";
import type { Resource } from "../../../src/model/resource.ts";
import type { SeededResource } from "./context.ts";

/** A scan of the seeded account, as far as the expectations need it. */
export interface ScanResult {
  readonly seeded: readonly SeededResource[];
  readonly resources: readonly Resource[];
  readonly findings: readonly Pick<Finding, "rule" | "status" | "resource">[];
  /** Ids of the rules that were evaluated. */
  readonly rules: ReadonlySet<string>;
  /** keelson's services that were collected; resources of others are not missed. */
  readonly services: ReadonlySet<string>;
}

/** What a seeded name says: the rule that must fail, or none. */
export function ruleOfName(name: string): string | undefined {
  return /^bad-(.+?)(?:--|$)/.exec(name)?.[1];
}

/** Rule to the rules that may fail on the same resource, because the one cannot be had without the other. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // ACM renews whatever is used.
  "acm-certificate-not-renewable": ["acm-certificate-unused"],
  // What guests may do is theirs without bounds in the classic flow only.
  "cognito-guest-role-broad": ["cognito-classic-flow-on", "cognito-unauthenticated-identities"],
  // Shared with an account, whom nobody declared trusted.
  "ebs-snapshot-share-unusable": ["ebs-snapshot-shared-untrusted"],
  "ebs-snapshot-unencrypted": ["ebs-snapshot-shared-untrusted"],
  // What is encrypted cannot be public.
  "ebs-snapshot-public": ["ebs-snapshot-unencrypted"],
  "rds-snapshot-public": ["rds-snapshot-unencrypted"],
  "rds-cluster-snapshot-public": ["rds-cluster-snapshot-unencrypted"],
  "docdb-snapshot-public": ["docdb-snapshot-unencrypted"],
  "neptune-snapshot-public": ["neptune-snapshot-unencrypted"],
  "ami-public": ["ami-unencrypted"],
  "ami-share-unusable": ["ami-shared-untrusted"],
  // Only versions from long ago do not encrypt.
  "eks-secrets-unencrypted": ["eks-version-old"],
  // Whoever may mount without TLS has said nothing of who he is; so has the public.
  "efs-anonymous-access": ["efs-policy-no-tls"],
  "efs-policy-no-tls": ["efs-anonymous-access"],
  "efs-policy-public": ["efs-anonymous-access"],
  // There are no passwords without TLS.
  "elasticache-transit-off": ["elasticache-auth-off"],
  "memorydb-tls-off": ["memorydb-open-access"],
  // Nobody reaches an instance without a public address.
  "ddos-instance-directly-exposed": ["ec2-public-address"],
  "iam-role-trust-no-external-id": ["iam-role-trust-cross-account"],
  "iam-user-inline-policy-admin": ["iam-user-direct-policy"],
  "iam-user-inline-policy-decrypt-all-keys": ["iam-user-direct-policy"],
  "iam-user-inline-policy-not-action": ["iam-user-direct-policy"],
  "iam-user-inline-policy-service-wildcard": ["iam-user-direct-policy"],
  "kms-key-pending-deletion-in-use": ["kms-key-pending-deletion"],
  "kms-key-policy-cross-account-broad": ["kms-key-policy-cross-account"],
  // Who may do everything to a key can administer and use it.
  "kms-key-policy-wildcard-actions": ["kms-key-admin-uses-key"],
  "kms-multi-region-policy-drift": ["kms-multi-region-key"],
  // What is renewed by itself does not end.
  "route53-domain-expiring": ["route53-domain-auto-renew-off"],
  // A port that the internet reaches has a public address; without fine-grained access control nothing is audited.
  "redshift-open-to-internet": ["redshift-public"],
  "redshift-serverless-open-to-internet": ["redshift-serverless-public"],
  "opensearch-fine-grained-off": ["opensearch-audit-log-off"],
  "opensearch-public": ["opensearch-no-vpc"],
  // A scheduled rotation would have changed it.
  "secretsmanager-secret-never-changed": ["secretsmanager-rotation-disabled"],
  "secretsmanager-default-key-shared": ["secretsmanager-policy-cross-account"],
  "secretsmanager-iam-user-read-all": ["iam-user-direct-policy"],
  "ssm-iam-user-read-all-parameters": ["iam-user-direct-policy"],
  // What lets strangers in is not blocked, and public ACLs need ACLs.
  "s3-acl-public": ["s3-acls-enabled", "s3-block-public-access-off"],
  "s3-policy-public": ["s3-block-public-access-off"],
  // Every port is one of administration and one of databases too.
  "sg-open-all": ["sg-open-admin-ports", "sg-open-database-ports"],
  // What only counts neither limits rates nor stops injection.
  "waf-acl-count-only": ["waf-acl-no-managed-core", "waf-acl-no-rate-rule"],
};

/**
 * How a scan differs from what the seeded names say, one sentence each:
 * `bad-<rule>[--<variant>]` must fail that rule and no other, `good-…` must fail none,
 * and what AWS owns must fail none.
 */
export function unmetExpectations(scan: ScanResult): string[] {
  const { seeded, resources, findings, rules, services } = scan;
  const nameByArn = new Map(resources.map((each) => [each.arn, seededName(each)]));
  const present = new Set(nameByArn.values());
  const failed = new Map<string, Set<string>>();
  const problems: string[] = [];
  for (const { rule, status, resource } of findings) {
    if (status !== "fail") continue;
    if (/^(alias\/)?aws\//.test(resource.name)) problems.push(`${resource.name} fails ${rule}`);
    const name = nameByArn.get(resource.arn);
    if (name === undefined) continue;
    failed.set(name, (failed.get(name) ?? new Set()).add(rule));
  }
  for (const { name, service } of seeded) {
    if (!services.has(service)) continue;
    if (!present.has(name)) problems.push(`${name} was not collected`);
    const fails = failed.get(name) ?? new Set();
    const wanted = ruleOfName(name);
    if (wanted !== undefined && rules.has(wanted) && present.has(name) && !fails.has(wanted)) {
      problems.push(`${name} does not fail ${wanted}`);
    }
    const allowed = new Set(wanted === undefined ? [] : [wanted, ...(ALSO[wanted] ?? [])]);
    for (const rule of fails) {
      if (!allowed.has(rule)) problems.push(`${name} fails ${rule}`);
    }
  }
  return problems.sort();
}

/** The name that a seed gave: in the name, where there is none in a description, alias or tag. */
function seededName(resource: Resource): string | undefined {
  const { name, tags = {} } = resource;
  const { description, comment, aliases } = resource as Readonly<Record<string, unknown>>;
  const listed: unknown[] = Array.isArray(aliases) ? aliases : [];
  return [name, description, comment, ...Object.values(tags), ...listed]
    .filter((text) => typeof text === "string")
    .map((text) => text.replace(/^(alias|\/orders)\/|\.example\.com$|:\d+$/, ""))
    .find((text) => /^(bad|good)-/.test(text));
}
