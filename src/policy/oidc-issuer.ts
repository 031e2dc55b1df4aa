/** How the tokens of a shared issuer name the tenant that they were made for. */
export interface SharedIssuer {
  /** What a subject must begin with to name a tenant, wildcards excluded; undefined: it never does. */
  readonly subject: RegExp | undefined;
  /** Other claims that name a tenant or one of its projects, and what they must begin with. */
  readonly claims: Readonly<Record<string, RegExp>>;
}

/** Any value: the claim is an id that belongs to one tenant, so an exact value names it. */
const ID = /^[^*?]+$/;
/** `kind:name:` or `kind:name/`, with the name spelt out. */
const NAMED = /^[^:*?]+:[^:/*?]+[:/]/;
const ORGANIZATION = /^organization:[^:*?]+:/;

const GITHUB: SharedIssuer = {
  // A subject can be customized; without the owner in it, any organization can make it.
  // job_workflow_ref is not enough: everybody may call a public reusable workflow.
  subject:
    /^(repo|repository):[^/*?:]+\/|^(repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^:*?]+(:|$)/,
  claims: {
    repository: /^[^/*?]+\//,
    repository_id: ID,
    repository_owner: ID,
    repository_owner_id: ID,
    enterprise_id: ID,
  },
};
const BUILDKITE: SharedIssuer = {
  subject: ORGANIZATION,
  claims: { organization_id: ID, organization_slug: ID, pipeline_id: ID },
};
const BY_SUBJECT: SharedIssuer = { subject: NAMED, claims: {} };
const CONSUMER: SharedIssuer = { subject: ID, claims: { aud: ID } };

/**
 * Issuers whose URL many customers share: those for which IAM demands a claim in new trust
 * policies (IAM User Guide, "Identity-provider controls for shared OIDC providers"), and the
 * web identity providers built into IAM.
 */
const SHARED: Readonly<Record<string, SharedIssuer>> = {
  "token.actions.githubusercontent.com": GITHUB,
  "vstoken.actions.githubusercontent.com": GITHUB,
  "oidc-configuration.audit-log.githubusercontent.com": {
    subject: /^https:\/\/github\.com\/[^*?]+$/,
    claims: {},
  },
  "gitlab.com": {
    subject: /^project_path:[^/*?:]+\//,
    claims: { namespace_id: ID, project_id: ID, namespace_path: ID, project_path: /^[^/*?]+\// },
  },
  "agent.buildkite.com": BUILDKITE,
  "app.terraform.io": { subject: ORGANIZATION, claims: {} },
  "api.pulumi.com/oidc": { subject: /^pulumi:[^:*?]+:org:[^:*?]+:/, claims: { aud: ID } },
  "oidc.vercel.com": { subject: NAMED, claims: { aud: ID } },
  "sandboxes.cloud": { subject: undefined, claims: { aud: ID } },
  "oidc.codefresh.io": BY_SUBJECT,
  "studio.datachain.ai/api": BY_SUBJECT,
  "scalr.io": BY_SUBJECT,
  "tokens.cloud.shisho.dev": BY_SUBJECT,
  "proidc.upbound.io": BY_SUBJECT,
  "cognito-identity.amazonaws.com": CONSUMER,
  "accounts.google.com": {
    subject: ID,
    claims: { aud: ID, oaud: ID, "google/organization_number": ID },
  },
  "www.amazon.com": { subject: ID, claims: { app_id: ID, user_id: ID } },
  "graph.facebook.com": { subject: ID, claims: { app_id: ID, id: ID } },
};

/** A cluster's own issuer: one owner, but every pod has the same audience. */
const CLUSTER = /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/id\//;
/** The audience of every token that is made for AWS: it names no application. */
const FOR_AWS = /^sts\.amazonaws\.com(\.cn)?$/;
const NAMESPACE = /^system:serviceaccount:[^:*?]+:/;

/** The rules of an issuer that many customers share; undefined for one with a single owner. */
export function sharedIssuer(issuer: string): SharedIssuer | undefined {
  const name = issuer.toLowerCase();
  return Object.hasOwn(SHARED, name) ? SHARED[name] : undefined;
}

/** Does one value of a claim name who may come: a tenant of a shared issuer, an application of a private one? */
export function namesTenant(issuer: string, claim: string, value: string): boolean {
  const shared = sharedIssuer(issuer);
  if (shared !== undefined) {
    if (claim === "sub") return shared.subject?.test(value) ?? false;
    return Object.hasOwn(shared.claims, claim) && (shared.claims[claim]?.test(value) ?? false);
  }
  if (CLUSTER.test(issuer.toLowerCase())) return claim === "sub" && NAMESPACE.test(value);
  if (claim === "aud" && FOR_AWS.test(value)) return false;
  return ID.test(value) || (claim === "sub" && NAMED.test(value));
}
