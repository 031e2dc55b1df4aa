import { DescribeKeyCommand, type KMSClient, NotFoundException } from "@aws-sdk/client-kms";
import { ACCOUNT } from "../answers.ts";
import { FOREIGN_ACCOUNT, ORGANIZATION } from "./context.ts";
import { type KeyPlan, makeKey } from "./kms-key.ts";

const USE = ["kms:DescribeKey", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"];
const GRANT = "kms:CreateGrant";
const FOR_AWS_RESOURCES = { Bool: { "kms:GrantIsForAWSResource": "true" } };
/** An organization that the account is not in. */
export const FOREIGN_ORGANIZATION = "o-b1b2c3d4e5";
const IN_ORGANIZATION = {
  StringEquals: { "aws:PrincipalOrgID": [ORGANIZATION, FOREIGN_ORGANIZATION] },
};

interface Allowance {
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: object;
}

/** A key of the account that also allows the foreign account, or whom else they name, these things. */
function planOf(name: string, ...allowances: readonly Allowance[]): KeyPlan {
  const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
  const Statement = [
    { Principal: root(ACCOUNT), Action: "kms:*" },
    ...allowances.map((each) => ({ Principal: root(FOREIGN_ACCOUNT), ...each })),
  ].map((each) => ({ Effect: "Allow", Resource: "*", ...each }));
  return {
    name,
    settings: { Policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
  };
}

const GRANTED: KeyPlan = {
  ...planOf("disks-granted-to-partner"),
  grant: {
    GranteePrincipal: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/partner`,
    Operations: ["CreateGrant", "Decrypt", "DescribeKey", "ReEncryptFrom"],
  },
};

const PLANS = {
  own: planOf("disks"),
  granted: GRANTED,
  served: planOf(
    "disks-for-partner",
    { Action: USE },
    { Action: GRANT, Condition: FOR_AWS_RESOURCES },
  ),
  withoutGrants: planOf("disks-for-partner-without-grants", { Action: USE }),
  // What is meant for CreateGrant alone here holds for nothing else.
  onlyGrants: planOf("disks-for-partner-only-grants", {
    Action: [...USE, GRANT],
    Condition: FOR_AWS_RESOURCES,
  }),
  organization: planOf("disks-for-organization", {
    Principal: "*",
    Action: [...USE, GRANT],
    Condition: IN_ORGANIZATION,
  }),
  organizationWithoutDecrypt: planOf("disks-for-organization-without-decrypt", {
    Principal: "*",
    Action: ["kms:DescribeKey", GRANT],
    Condition: IN_ORGANIZATION,
  }),
} as const;
export type DiskKey = keyof typeof PLANS;

/** The key that disks are encrypted under, made when first asked for; returns its ARN, as EC2 tells it. */
export async function diskKey(kms: KMSClient, which: DiskKey): Promise<string> {
  const plan = PLANS[which];
  const present = await find(kms, plan.name);
  if (present !== undefined) return present;
  await makeKey(kms, plan);
  return (await find(kms, plan.name)) ?? "";
}

async function find(kms: KMSClient, name: string): Promise<string | undefined> {
  try {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${name}` }));
    return KeyMetadata?.Arn;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
