import { describe, expect, test } from "vitest";
import type { ResourceGrant } from "../../src/policy/resource-grant.ts";
import { grantOf, type Json, OWN } from "./policies.ts";

function trust(provider: string, condition: Json): ResourceGrant {
  const principal =
    provider.includes(".amazonaws.com") && !provider.includes("/")
      ? provider
      : `arn:aws:iam::${OWN}:oidc-provider/${provider}`;
  return grantOf({
    Principal: { Federated: principal },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: condition,
  });
}

const GITHUB = "token.actions.githubusercontent.com";
const github = (operator: string, claim: string, value: unknown) =>
  trust(GITHUB, { [operator]: { [`${GITHUB}:${claim}`]: value } }).subjectAnchored;

describe("GitHub Actions", () => {
  test.each<[string, string, unknown, boolean]>([
    ["StringEquals", "sub", "repo:acme/app:ref:refs/heads/main", true],
    ["StringLike", "sub", "repo:acme/*", true],
    ["StringLike", "sub", "repo:acme/app:*", true],
    ["ForAnyValue:StringLike", "sub", "repo:acme/*", true],
    ["StringEqualsIgnoreCase", "sub", "repo:Acme/app:environment:prod", true],
    ["StringLike", "sub", "repo:*", false],
    ["StringLike", "sub", "*", false],
    ["StringLike", "sub", "repo:acme*", false],
    ["StringLike", "sub", "repo:acme-*/app:*", false],
    ["StringLike", "sub", "repo:*/app:*", false],
    ["StringLike", "sub", "*:acme/app:*", false],
    ["StringLike", "sub", "repo:acme?/app", false],
    ["StringLike", "sub", ["repo:acme/*", "repo:*"], false],
    [
      "StringEquals",
      "sub",
      ["repo:acme/a:ref:refs/heads/main", "repo:acme/b:ref:refs/heads/main"],
      true,
    ],
    ["StringEquals", "sub", "environment:prod", false],
    ["StringEquals", "sub", "ref:refs/heads/main", false],
    ["StringEquals", "sub", "repository_owner:acme:environment:prod", true],
    ["StringLike", "sub", "repository_owner:acme*", false],
    ["StringLike", "sub", "job_workflow_ref:acme/ci/.github/workflows/x.yml@*", false],
    ["StringLikeIfExists", "sub", "repo:acme/*", false],
    ["ForAllValues:StringLike", "sub", "repo:acme/*", false],
    ["StringNotLike", "sub", "repo:evil/*", false],
    ["StringEquals", "aud", "sts.amazonaws.com", false],
    ["StringEquals", "repository", "acme/app", true],
    ["StringLike", "repository", "acme*", false],
    ["StringEquals", "repository_owner_id", "1234", true],
    ["StringEquals", "repository_id", "5678", true],
    ["StringLike", "repository_id", "56*", false],
    ["StringEquals", "job_workflow_ref", "acme/ci/.github/workflows/x.yml@refs/heads/main", false],
    ["StringEquals", "actor", "octocat", false],
    ["StringEquals", "sub", "${aws:PrincipalTag/x}", false],
  ])("%s %s = %j anchors: %s", (operator, claim, value, anchored) => {
    expect(github(operator, claim, value)).toBe(anchored);
  });

  test("a Null check makes up for ForAllValues", () => {
    const key = `${GITHUB}:sub`;
    const grant = trust(GITHUB, {
      "ForAllValues:StringLike": { [key]: "repo:acme/*" },
      Null: { [key]: "false" },
    });
    expect(grant.subjectAnchored).toBe(true);
  });

  test("the claim of another provider does not count", () => {
    const grant = trust(GITHUB, { StringLike: { "gitlab.com:sub": "project_path:acme/*" } });
    expect(grant).toMatchObject({ subjectAnchored: false, external: true, oidcShared: true });
  });

  test("an anchored trust is not external, and names the issuer", () => {
    const grant = trust(GITHUB, { StringLike: { [`${GITHUB}:sub`]: "repo:acme/*" } });
    expect(grant).toMatchObject({ external: false, public: false, oidcProvider: GITHUB });
  });
});

test.each<[string, string, string, boolean]>([
  ["gitlab.com", "sub", "project_path:acme/*:ref_type:branch:ref:main", true],
  ["gitlab.com", "sub", "project_path:*", false],
  ["gitlab.com", "project_id", "42", true],
  ["gitlab.com", "user_login", "root", false],
  ["app.terraform.io", "sub", "organization:acme:project:*:workspace:*:run_phase:*", true],
  ["app.terraform.io", "sub", "organization:*:project:x", false],
  ["agent.buildkite.com", "sub", "organization:acme:pipeline:*", true],
  ["agent.buildkite.com", "organization_id", "0184990a-477b-4fa8-9968-496074483cee", true],
  ["api.pulumi.com/oidc", "aud", "acme", true],
  ["api.pulumi.com/oidc", "sub", "pulumi:deploy:*", false],
  ["oidc.vercel.com", "aud", "https://vercel.com/acme", true],
  ["cognito-identity.amazonaws.com", "aud", "us-east-1:12345678-ffff-ffff-ffff-123456", true],
  ["cognito-identity.amazonaws.com", "amr", "authenticated", false],
  [
    "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E",
    "sub",
    "system:serviceaccount:default:app",
    true,
  ],
  [
    "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E",
    "sub",
    "system:serviceaccount:*:app",
    false,
  ],
  [
    "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E",
    "aud",
    "sts.amazonaws.com",
    false,
  ],
  ["oidc.circleci.com/org/0a1b", "aud", "0a1b", true],
  ["login.example.com", "aud", "client-1", true],
  ["login.example.com", "aud", "sts.amazonaws.com", false],
  ["login.example.com", "aud", "*", false],
  ["login.example.com", "sub", "*", false],
])("%s:%s like %s anchors: %s", (provider, claim, value, anchored) => {
  const grant = trust(provider, { StringLike: { [`${provider}:${claim}`]: value } });
  expect(grant.subjectAnchored).toBe(anchored);
  expect(grant.oidcProvider).toBe(provider);
});

test.each<[Json, boolean]>([
  [{ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }, true],
  [{ StringLike: { "SAML:aud": "*" } }, false],
  [{}, false],
])("SAML with %j anchors: %s", (condition, anchored) => {
  const grant = grantOf({
    Principal: { Federated: `arn:aws:iam::${OWN}:saml-provider/corp` },
    Action: "sts:AssumeRoleWithSAML",
    Condition: condition,
  });
  expect(grant).toMatchObject({ subjectAnchored: anchored, oidcProvider: "", external: false });
});

test("principals that are not federated need no subject", () => {
  expect(grantOf({ Principal: "*" })).toMatchObject({ subjectAnchored: true, oidcShared: false });
});
