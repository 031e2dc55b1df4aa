import {
  ConnectCustomKeyStoreCommand,
  CreateAliasCommand,
  CreateCustomKeyStoreCommand,
  type CreateKeyRequest,
  DescribeKeyCommand,
  DisableKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { daysAgo } from "../answers/naming.ts";
import { FOREIGN_ACCOUNT, OTHER_REGION, type SeedContext } from "./context.ts";
import { type KeyPlan, makeKey } from "./kms-key.ts";
import { POLICIES, ownRole } from "./kms-policies.ts";

const EXTERNAL = { Origin: "EXTERNAL" } as const;
const SIGNING = { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" } as const;
const HMAC = { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" } as const;

/** Keys and key stores for every rule about KMS. */
export async function seed(context: SeedContext): Promise<void> {
  const kms = context.client(KMSClient);
  for (const plan of [...rotationPlans(context), ...policyPlans(context), ...grantPlans(context)]) {
    await makeKey(kms, plan);
  }
  await seedStates(context, kms);
  await seedReplicas(context, kms);
  await seedCustomStores(context, kms);
  // Asking for an AWS managed key creates it, in moto as in AWS.
  await kms.send(new DescribeKeyCommand({ KeyId: "alias/aws/ebs" }));
}

function rotationPlans({ bad, good }: SeedContext): KeyPlan[] {
  const material = (validTo?: Date) => ({ description: "first", ...(validTo && { validTo }) });
  return [
    { name: bad("kms-key-rotation-disabled"), rotation: false },
    { name: good("key-rotating"), rotation: 365 },
    { name: bad("kms-key-rotation-period-long"), rotation: 730 },
    { name: good("key-rotating", "quarterly"), rotation: 90 },
    {
      name: bad("kms-imported-key-not-rotated", "400-days-old"),
      settings: EXTERNAL,
      materials: [material()],
    },
    {
      name: bad("kms-imported-key-not-rotated", "1000-days-old"),
      settings: EXTERNAL,
      materials: [material(), { description: "second-500-days-old" }],
    },
    {
      name: good("imported-key", "rotated-400-days-old"),
      settings: EXTERNAL,
      materials: [material(), { description: "second-30-days-old" }],
    },
    {
      name: bad("kms-imported-key-material-expiring"),
      settings: EXTERNAL,
      materials: [material(daysAgo(-10))],
    },
    {
      name: bad("kms-imported-key-material-expiring", "expired"),
      settings: EXTERNAL,
      materials: [material(daysAgo(1))],
    },
    {
      name: bad("kms-imported-key-material-expiring", "former-material"),
      settings: EXTERNAL,
      materials: [material(daysAgo(-10)), { description: "second" }],
    },
    {
      name: good("imported-key", "valid"),
      settings: EXTERNAL,
      materials: [material(daysAgo(-200))],
    },
    { name: bad("kms-manual-key-overdue", "800-days-old"), settings: SIGNING },
    { name: bad("kms-manual-key-overdue", "hmac-800-days-old"), settings: HMAC },
    { name: good("manual-key", "700-days-old"), settings: SIGNING },
    { name: good("manual-key", "hmac"), settings: HMAC },
    // Fails kms-manual-key-without-alias; without an alias nothing that is collected bears its name.
    { name: "key-without-alias", settings: SIGNING, alias: false },
  ];
}

function policyPlans({ bad, good }: SeedContext): KeyPlan[] {
  const withPolicy = (name: string, Policy: string): KeyPlan => ({ name, settings: { Policy } });
  const lockedOut: Partial<CreateKeyRequest> = {
    Policy: POLICIES.unmanageable,
    BypassPolicyLockoutSafetyCheck: true,
  };
  return [
    withPolicy(bad("kms-key-policy-public"), POLICIES.public),
    withPolicy(bad("kms-key-policy-public", "via-service"), POLICIES.publicViaService),
    withPolicy(good("key-policy", "pinned-to-account"), POLICIES.pinnedToAccount),
    withPolicy(bad("kms-key-policy-cross-account"), POLICIES.crossAccount),
    withPolicy(
      bad("kms-key-policy-cross-account", "grants-for-resources"),
      POLICIES.crossAccountGrantForResource,
    ),
    withPolicy(good("key-policy", "cross-account-denied"), POLICIES.crossAccountDenied),
    withPolicy(bad("kms-key-policy-cross-account-broad"), POLICIES.crossAccountBroad),
    withPolicy(
      bad("kms-key-policy-cross-account", "deletion-without-effect"),
      POLICIES.crossAccountDeletion,
    ),
    withPolicy(bad("kms-key-policy-wildcard-actions"), POLICIES.wildcardActions),
    withPolicy(good("key-policy", "account-root"), POLICIES.accountRoot),
    { name: bad("kms-key-policy-unmanageable"), settings: lockedOut },
    withPolicy(bad("kms-key-admin-uses-key"), POLICIES.adminUses),
    withPolicy(good("key-policy", "duties-separated"), POLICIES.dutiesSeparated),
  ];
}

function grantPlans({ bad, good }: SeedContext): KeyPlan[] {
  const application = ownRole("application").AWS;
  return [
    {
      name: bad("kms-grant-cross-account"),
      grant: {
        GranteePrincipal: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/partner`,
        Operations: ["Encrypt", "GenerateDataKey"],
      },
    },
    {
      name: bad("kms-grant-broad"),
      grant: { GranteePrincipal: application, Operations: ["Decrypt", "CreateGrant"] },
    },
    {
      name: good("grant", "constrained"),
      grant: {
        GranteePrincipal: application,
        Operations: ["Decrypt", "CreateGrant"],
        Constraints: { EncryptionContextSubset: { purpose: "backup" } },
      },
    },
    {
      name: good("grant", "without-create-grant"),
      grant: { GranteePrincipal: application, Operations: ["Decrypt"] },
    },
  ];
}

/** Keys on their way out; the functions that still use some of them are seeded with Lambda. */
async function seedStates({ bad, good }: SeedContext, kms: KMSClient): Promise<void> {
  const doomed = [bad("kms-key-pending-deletion"), bad("kms-key-pending-deletion-in-use")];
  for (const name of doomed) {
    const KeyId = await makeKey(kms, { name });
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
  }
  for (const name of [bad("kms-key-disabled-in-use"), good("key-disabled", "unused")]) {
    const KeyId = await makeKey(kms, { name });
    await kms.send(new DisableKeyCommand({ KeyId }));
  }
}

async function seedReplicas({ bad, client }: SeedContext, kms: KMSClient): Promise<void> {
  const other = client(KMSClient, OTHER_REGION);
  const pairs: readonly [primary: string, replica: string, policy: string][] = [
    [
      bad("kms-multi-region-key", "primary"),
      bad("kms-multi-region-key", "replica"),
      POLICIES.accountRoot,
    ],
    [
      bad("kms-multi-region-key", "primary-of-drifted"),
      bad("kms-multi-region-policy-drift"),
      POLICIES.replicaOfOneMoreRole,
    ],
  ];
  for (const [primary, replica, Policy] of pairs) {
    const settings = { MultiRegion: true, Policy: POLICIES.accountRoot };
    const KeyId = await makeKey(kms, { name: primary, settings });
    await kms.send(
      new ReplicateKeyCommand({
        KeyId,
        ReplicaRegion: OTHER_REGION,
        Description: replica,
      }),
    );
    await other.send(new CreateAliasCommand({ AliasName: `alias/${replica}`, TargetKeyId: KeyId }));
    // moto ignores the policy that a replica is made with.
    await other.send(new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy }));
  }
}

async function seedCustomStores({ bad, good }: SeedContext, kms: KMSClient): Promise<void> {
  const create = async (name: string): Promise<string | undefined> => {
    const { CustomKeyStoreId } = await kms.send(
      new CreateCustomKeyStoreCommand({
        CustomKeyStoreName: name,
        CustomKeyStoreType: "AWS_CLOUDHSM",
        CloudHsmClusterId: "cluster-1a2b3c4d5e6",
        TrustAnchorCertificate: "certificate",
        KeyStorePassword: "not-a-password",
      }),
    );
    return CustomKeyStoreId;
  };
  await create(bad("kms-custom-store-disconnected"));
  const CustomKeyStoreId = await create(good("custom-store"));
  await kms.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
  const settings = { Origin: "AWS_CLOUDHSM", CustomKeyStoreId } as const;
  await makeKey(kms, { name: bad("kms-manual-key-overdue", "store-800-days-old"), settings });
  await makeKey(kms, { name: good("manual-key", "store"), settings });
}
