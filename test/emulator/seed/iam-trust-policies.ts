import { ACCOUNT } from "../answers.ts";
import { FOREIGN_ACCOUNT, ORGANIZATION } from "./context.ts";

const GITHUB = "token.actions.githubusercontent.com";
const CLUSTER = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";

/** A trust policy of one statement. */
function trust(Principal: object | string, Condition?: object, Action = "sts:AssumeRole"): string {
  const statement = { Effect: "Allow", Principal, Action, ...(Condition && { Condition }) };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** A trust policy for the tokens of an OIDC provider. */
function oidc(issuer: string, operator: string, claims: Readonly<Record<string, string>>): string {
  const keys = Object.entries(claims).map(([claim, value]) => [`${issuer}:${claim}`, value]);
  return trust(
    { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
    { [operator]: Object.fromEntries(keys) },
    "sts:AssumeRoleWithWebIdentity",
  );
}

const ownSource = { StringEquals: { "aws:SourceAccount": ACCOUNT } };
const externalId = { StringEquals: { "sts:ExternalId": "d3f1-orders" } };
const partner = { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` };

/** Trust policies, sound and not. */
export const TRUST = {
  service: trust({ Service: "lambda.amazonaws.com" }, ownSource),
  organizations: trust({ Service: "organizations.amazonaws.com" }),
  ownAccount: trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
  anyone: trust("*"),
  anyoneWithExternalId: trust({ AWS: "*" }, externalId),
  organization: trust("*", { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } }),
  otherOrganization: trust("*", { StringEquals: { "aws:PrincipalOrgID": "o-b1b2c3d4e5" } }),
  partner: trust(partner),
  partnerWithExternalId: trust(partner, externalId),
  githubAnybody: oidc(GITHUB, "StringEquals", { aud: "sts.amazonaws.com" }),
  githubPrefix: oidc(GITHUB, "StringLike", { sub: "repo:ord*" }),
  githubRepository: oidc(GITHUB, "StringEquals", {
    aud: "sts.amazonaws.com",
    sub: "repo:orders/api:ref:refs/heads/main",
  }),
  anyPod: oidc(CLUSTER, "StringEquals", { aud: "sts.amazonaws.com" }),
  onePod: oidc(CLUSTER, "StringEquals", { sub: "system:serviceaccount:orders:api" }),
  bedrockForAnyone: trust({ Service: "bedrock.amazonaws.com" }),
  bedrockForUs: trust({ Service: "bedrock.amazonaws.com" }, ownSource),
  stacks: trust({ Service: "cloudformation.amazonaws.com" }, ownSource),
  virtualMachine: trust({ Service: "ec2.amazonaws.com" }),
} as const;
