import { z } from "zod";
import { Allowance } from "./action.ts";
import { PRINCIPAL_TYPES } from "./principal.ts";

const Texts = z.array(z.string());

/** What a resource-based policy allows to one principal, after its Deny statements. */
export const ResourceGrant = Allowance.extend({
  statement: z.string().describe("Sid of the Allow statement, or its position: Statement[0]"),
  principal: z
    .string()
    .describe('Principal as written; "*" alone, {"AWS": "*"} and NotPrincipal all read "*"'),
  principalType: z
    .enum(PRINCIPAL_TYPES)
    .describe(
      "anyone, account, iam (role, user or session), service (also `*` confined to AWS services), " +
        "federated, canonical, or unknown (id of a deleted principal, or nothing that AWS accepts)",
    ),
  notPrincipal: z
    .boolean()
    .describe("Allow with NotPrincipal: everybody else is allowed, anonymous callers included"),
  exceptPrincipals: Texts.describe("The principals that NotPrincipal leaves out"),
  accounts: Texts.describe(
    "Account ids that the grant reaches, by its principal or by the conditions that pin it",
  ),
  accountsKnown: z.boolean().describe("`accounts` are all the accounts that the grant can reach"),
  organizations: Texts.describe("Organization ids or paths that conditions pin it to"),
  networks: Texts.describe("VPCs, VPC endpoints and address ranges that conditions pin it to"),
  public: z.boolean().describe("Anyone may use it: no condition and no Deny pins it"),
  external: z
    .boolean()
    .describe(
      "Somebody outside the owner's account may use it: public, another account, an organization, " +
        "an address range, a canonical id, a foreign or unanchored shared identity provider",
    ),
  ownAccountRoot: z
    .boolean()
    .describe("The owner's account itself: IAM policies of the account decide further"),
  conditions: Texts.describe(
    "Conditions in words: StringEquals aws:SourceAccount = 123456789012; those of Deny begin with `Deny if`",
  ),
  conditionKeys: Texts.describe("Keys of those conditions in lower case"),
  sourceConfined: z
    .boolean()
    .describe(
      "A service principal confined by aws:SourceArn, aws:SourceAccount, aws:SourceOrgID, " +
        "aws:SourceOrgPaths, or by an encryption context ARN, external id or event source token",
    ),
  viaServices: Texts.describe("kms:ViaService values, one of which is required"),
  grantIsForAwsResource: z.boolean().describe("kms:GrantIsForAWSResource must be true"),
  externalIdRequired: z.boolean().describe("sts:ExternalId must be one of fixed values"),
  subjectAnchored: z
    .boolean()
    .describe(
      "Federated: a claim names whose tokens are accepted (SAML: the audience is checked). Others: true",
    ),
  oidcProvider: z.string().describe('Issuer of an OIDC principal without scheme, else ""'),
  oidcShared: z.boolean().describe("Many customers share the issuer (GitHub, GitLab, Google, …)"),
});
export type ResourceGrant = z.infer<typeof ResourceGrant>;
