import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketOwnershipControlsCommand,
  DeletePublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { PathStyleS3Client } from "../../../src/collect/path-style-s3-client.ts";
import { HOME_REGION, ORGANIZATION, OTHER_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { POLICIES } from "./kms-policies.ts";
import { allow, deny, denySseS3, policyOf, tlsOnly } from "./s3-policies.ts";
import { makeServiceRole } from "./service-role.ts";

/** How a bucket differs from one without faults; `null` takes a setting away. */
interface BucketPlan {
  readonly name: string;
  readonly region?: string;
  readonly statements?: readonly object[] | null;
  readonly block?: Record<string, boolean> | null;
  readonly ownership?: "ObjectWriter" | "BucketOwnerPreferred" | null;
  readonly acl?: "public-read" | "authenticated-read";
  readonly encryption?: "AES256" | "aws:kms" | "aws:kms:dsse";
  readonly bucketKey?: boolean;
  readonly key?: string;
  readonly sseC?: boolean;
  readonly versioning?: "Enabled" | "Suspended" | null;
  readonly mfaDelete?: boolean;
  readonly log?: string | null;
  readonly website?: object;
  readonly replication?: { role: string; key?: string };
}

const CLOSED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** Buckets for every rule about S3. */
export async function seed(context: SeedContext): Promise<void> {
  const key = await keyArn(context, "good-key-rotating");
  const logs: Record<string, string> = {
    [HOME_REGION]: context.good("bucket", "logs"),
    [OTHER_REGION]: context.good("bucket", "logs-elsewhere"),
  };
  const make = (plan: BucketPlan) =>
    makeBucket(context, { key, log: logs[plan.region ?? HOME_REGION] ?? null, ...plan });
  for (const [region, name] of Object.entries(logs)) {
    const statements = [allow("s3:PutObject", { Service: "logging.s3.amazonaws.com" })];
    await make({
      name,
      region,
      log: null,
      statements,
      ...(region === HOME_REGION ? {} : { key: await replicaKey(context) }),
    });
  }
  for (const plan of [...settingPlans(context), ...policyPlans(context)]) await make(plan);
  await seedReplication(context, key, make);
}

function settingPlans({ bad, good }: SeedContext): BucketPlan[] {
  const open = { ...CLOSED, RestrictPublicBuckets: false };
  return [
    { name: good("bucket", "private") },
    // A record of Route 53 leads to it.
    { name: `${good("bucket", "record")}.example.com` },
    { name: bad("s3-block-public-access-off"), block: null },
    { name: bad("s3-block-public-access-off", "one-off"), block: open },
    { name: bad("s3-acl-public"), block: null, ownership: null, acl: "public-read" },
    {
      name: bad("s3-acl-public", "any-account"),
      block: null,
      ownership: "ObjectWriter",
      acl: "authenticated-read",
    },
    { name: bad("s3-acls-enabled"), ownership: "BucketOwnerPreferred" },
    { name: bad("s3-acls-enabled", "ignored-public"), ownership: null, acl: "public-read" },
    { name: bad("s3-default-key-sse-s3"), encryption: "AES256" },
    { name: bad("s3-kms-bucket-key-off"), bucketKey: false },
    { name: good("bucket", "dual-layer"), encryption: "aws:kms:dsse", bucketKey: false },
    { name: bad("s3-sse-c-allowed"), sseC: true },
    { name: bad("s3-versioning-off"), versioning: null },
    { name: bad("s3-versioning-off", "suspended"), versioning: "Suspended" },
    { name: bad("s3-mfa-delete-off"), mfaDelete: false },
    { name: bad("s3-logging-off"), log: null },
    { name: bad("s3-website-http"), website: { IndexDocument: { Suffix: "index.html" } } },
    {
      name: good("bucket", "redirect"),
      website: { RedirectAllRequestsTo: { HostName: "example.com", Protocol: "https" } },
    },
  ];
}

function policyPlans({ bad, good, account }: SeedContext): BucketPlan[] {
  const anyone = { AWS: "*" };
  return [
    { name: bad("s3-no-tls-only-policy"), statements: null, encryption: "aws:kms" },
    { name: bad("s3-policy-public"), block: null, statements: [allow("s3:GetObject", anyone)] },
    {
      name: bad("s3-policy-public", "referer"),
      block: null,
      statements: [
        allow("s3:GetObject", anyone, {
          StringLike: { "aws:Referer": "https://shop.example.com/*" },
        }),
      ],
    },
    {
      name: good("bucket", "public-policy-restricted"),
      statements: [allow("s3:GetObject", anyone)],
    },
    {
      name: good("bucket", "cloudfront"),
      statements: [
        allow(
          "s3:GetObject",
          { Service: "cloudfront.amazonaws.com" },
          {
            StringEquals: {
              "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/E1A2B3C4D5E6F7`,
            },
          },
        ),
      ],
    },
    {
      name: bad("s3-policy-cross-account"),
      statements: [allow("s3:GetObject", { AWS: "arn:aws:iam::999999999999:root" })],
    },
    {
      name: bad("s3-policy-cross-account", "organization"),
      statements: [
        allow("s3:GetObject", anyone, { StringEquals: { "aws:PrincipalOrgID": "o-b1b2c3d4e5" } }),
      ],
    },
    {
      name: good("bucket", "shared-with-the-organization"),
      statements: [
        allow("s3:GetObject", anyone, { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } }),
      ],
    },
    {
      name: good("bucket", "shared-with-own-role"),
      statements: [allow("s3:GetObject", { AWS: `arn:aws:iam::${account}:root` })],
    },
    { name: bad("s3-policy-does-not-enforce-kms"), statements: [deny("s3:DeleteBucket")] },
  ];
}

async function seedReplication(
  context: SeedContext,
  key: string,
  make: (plan: BucketPlan) => Promise<void>,
): Promise<void> {
  const { bad, good } = context;
  const replica = await keyArn(context, "good-key-replicas", OTHER_REGION);
  await make({ name: good("bucket", "copy"), region: OTHER_REGION, key: replica });
  const role = (variant: string, ...rights: [string, string][]) =>
    makeServiceRole(
      context,
      good("role", variant),
      "s3",
      rights.map(([Action, Resource]) => ({ Effect: "Allow", Action, Resource })),
    );
  const decrypts: [string, string] = ["kms:Decrypt", key];
  const both = await role("replication", decrypts, ["kms:Encrypt", replica]);
  const half = await role("replication-decrypts", decrypts);
  await make({ name: good("bucket", "replicated"), replication: { role: both, key: replica } });
  await make({
    name: bad("s3-replication-role-missing-kms"),
    replication: { role: half, key: replica },
  });
  await make({ name: bad("s3-replication-skips-kms"), replication: { role: both } });
}

async function replicaKey(context: SeedContext): Promise<string> {
  const name = context.good("key-replicas");
  const settings = { Policy: POLICIES.accountRoot };
  await makeKey(context.client(KMSClient, OTHER_REGION), { name, settings });
  return keyArn(context, name, OTHER_REGION);
}

async function makeBucket({ client }: SeedContext, plan: BucketPlan): Promise<void> {
  const { name: Bucket, region = HOME_REGION, encryption = "aws:kms" } = plan;
  const s3 = client(PathStyleS3Client, region);
  const location =
    region === HOME_REGION
      ? {}
      : { CreateBucketConfiguration: { LocationConstraint: OTHER_REGION } as const };
  await s3.send(new CreateBucketCommand({ Bucket, ...location }));
  await makeAccess(s3, Bucket, plan);
  const kms = encryption === "AES256" ? {} : { KMSMasterKeyID: plan.key };
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: encryption, ...kms },
            BucketKeyEnabled: plan.bucketKey ?? encryption === "aws:kms",
            BlockedEncryptionTypes: { EncryptionType: [plan.sseC === true ? "NONE" : "SSE-C"] },
          },
        ],
      },
    }),
  );
  if (plan.versioning !== null) {
    const Status = plan.versioning ?? "Enabled";
    const MFADelete = plan.mfaDelete === false ? "Disabled" : "Enabled";
    await s3.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status, MFADelete } }),
    );
  }
  if (plan.log) {
    const LoggingEnabled = { TargetBucket: plan.log, TargetPrefix: `${Bucket}/` };
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }));
  }
  if (plan.website)
    await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: plan.website }));
  if (plan.replication) await replicate(s3, Bucket, plan.replication);
}

async function makeAccess(s3: S3Client, Bucket: string, plan: BucketPlan): Promise<void> {
  if (plan.block === null) await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  if (plan.block) {
    await s3.send(
      new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: plan.block }),
    );
  }
  if (plan.ownership === null) await s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket }));
  if (plan.ownership) {
    const OwnershipControls = { Rules: [{ ObjectOwnership: plan.ownership }] };
    await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }));
  }
  if (plan.acl) await s3.send(new PutBucketAclCommand({ Bucket, ACL: plan.acl }));
  const wanted =
    plan.statements === null ? [denySseS3] : [tlsOnly, ...usual(plan), ...(plan.statements ?? [])];
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOf(Bucket, wanted) }));
}

function usual({ name }: BucketPlan): object[] {
  return name.startsWith("bad-s3-policy-does-not-enforce-kms") ? [] : [denySseS3];
}

async function replicate(
  s3: S3Client,
  Bucket: string,
  { role, key }: { role: string; key?: string },
): Promise<void> {
  await s3.send(
    new PutBucketReplicationCommand({
      Bucket,
      ReplicationConfiguration: {
        Role: role,
        Rules: [
          {
            ID: "all",
            Status: "Enabled",
            Priority: 1,
            Filter: { Prefix: "" },
            DeleteMarkerReplication: { Status: "Disabled" },
            ...(key && {
              SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
            }),
            Destination: {
              Bucket: "arn:aws:s3:::good-bucket--copy",
              ...(key && { EncryptionConfiguration: { ReplicaKmsKeyID: key } }),
            },
          },
        ],
      },
    }),
  );
}

async function keyArn(
  { client }: SeedContext,
  alias: string,
  region = HOME_REGION,
): Promise<string> {
  const { KeyMetadata } = await client(KMSClient, region).send(
    new DescribeKeyCommand({ KeyId: `alias/${alias}` }),
  );
  return KeyMetadata?.Arn ?? "";
}
