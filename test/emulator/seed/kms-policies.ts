import { ACCOUNT } from "../answers.ts";
import { FOREIGN_ACCOUNT, HOME_REGION } from "./context.ts";

interface Statement {
  readonly Sid: string;
  readonly Effect?: "Allow" | "Deny";
  readonly Principal: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const USE = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"];
const FOREIGN_ROOT = { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` };

/** A role of the own account, as a principal. */
export function ownRole(name: string): { AWS: string } {
  return { AWS: `arn:aws:iam::${ACCOUNT}:role/${name}` };
}

function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })),
  });
}

const OWN_ROOT: Statement = {
  Sid: "AccountRoot",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: "kms:*",
};

/** Key policies with one defect each, and sound ones that look alike. */
export const POLICIES = {
  accountRoot: policy(OWN_ROOT),
  eventBridge: policy(OWN_ROOT, {
    Sid: "EventBridge",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
  }),
  public: policy(OWN_ROOT, { Sid: "Anyone", Principal: "*", Action: USE }),
  publicViaService: policy(OWN_ROOT, {
    Sid: "AnyoneViaS3",
    Principal: { AWS: "*" },
    Action: USE,
    Condition: { StringEquals: { "kms:ViaService": `s3.${HOME_REGION}.amazonaws.com` } },
  }),
  pinnedToAccount: policy(OWN_ROOT, {
    Sid: "OwnAccountViaS3",
    Principal: { AWS: "*" },
    Action: USE,
    Condition: {
      StringEquals: {
        "kms:CallerAccount": ACCOUNT,
        "kms:ViaService": `s3.${HOME_REGION}.amazonaws.com`,
      },
    },
  }),
  crossAccount: policy(OWN_ROOT, { Sid: "Partner", Principal: FOREIGN_ROOT, Action: USE }),
  crossAccountGrantForResource: policy(OWN_ROOT, {
    Sid: "PartnerGrants",
    Principal: FOREIGN_ROOT,
    Action: ["kms:CreateGrant", "kms:DescribeKey"],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  }),
  crossAccountDenied: policy(OWN_ROOT, {
    Sid: "NoPartner",
    Effect: "Deny",
    Principal: FOREIGN_ROOT,
    // moto takes a denied DescribeKey for a denial to everybody.
    Action: ["kms:Decrypt", "kms:CreateGrant"],
  }),
  crossAccountBroad: policy(OWN_ROOT, {
    Sid: "PartnerGrants",
    Principal: FOREIGN_ROOT,
    Action: ["kms:CreateGrant", "kms:DescribeKey"],
  }),
  crossAccountDeletion: policy(OWN_ROOT, {
    Sid: "PartnerDeletes",
    Principal: FOREIGN_ROOT,
    Action: "kms:ScheduleKeyDeletion",
  }),
  wildcardActions: policy(OWN_ROOT, {
    Sid: "Everything",
    Principal: ownRole("platform"),
    Action: "kms:*",
  }),
  unmanageable: policy({ Sid: "UseOnly", Principal: ownRole("application"), Action: USE }),
  adminUses: policy(OWN_ROOT, {
    Sid: "OneRoleForAll",
    Principal: ownRole("platform"),
    Action: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey", "kms:Decrypt"],
  }),
  dutiesSeparated: policy(
    OWN_ROOT,
    {
      Sid: "Administer",
      Principal: ownRole("key-administrator"),
      Action: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey"],
    },
    { Sid: "Use", Principal: ownRole("application"), Action: USE },
  ),
  replicaOfOneMoreRole: policy(OWN_ROOT, {
    Sid: "Reader",
    Principal: ownRole("reader"),
    Action: ["kms:Decrypt"],
  }),
} as const;
