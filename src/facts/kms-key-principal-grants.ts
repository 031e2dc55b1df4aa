import { z } from "zod";
import { arnAccount, parseArn } from "../policy/index.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";

const PrincipalGrant = z.object({
  id: z.string().describe("Grant id"),
  grantee: z.string().describe("ARN of the principal that the grant is for"),
  account: z.string().describe("Account id of the grantee"),
  service: z
    .boolean()
    .describe("The grantee is a service-linked role, or a session that an AWS service runs"),
  operations: z.array(z.string()).describe("Operations that it allows"),
  constrained: z.boolean().describe("It is limited to an encryption context or a source ARN"),
});

/** Grants to principals of an account; AWS service principals and deleted principals have none. */
export const kmsKeyPrincipalGrants = defineFact({
  on: KmsKey,
  name: "principalGrants",
  schema: z
    .array(PrincipalGrant)
    .describe("Grants whose grantee is a principal of an AWS account, with that account"),
  reads: { [KmsKey.type]: ["grants"] },
  compute: ({ grants }) =>
    grants
      .map((grant) => ({
        ...grant,
        account: arnAccount(grant.grantee),
        service: isRunByService(grant.grantee),
      }))
      .filter(({ account }) => account !== ""),
});

// Customers can create neither roles below this path nor sessions of roles whose names have a colon.
function isRunByService(grantee: string): boolean {
  const resource = parseArn(grantee)?.resource ?? "";
  return /^(role\/aws-service-role\/|assumed-role\/aws:)/.test(resource);
}
