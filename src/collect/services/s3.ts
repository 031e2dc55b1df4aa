import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  type ReplicationRule,
} from "@aws-sdk/client-s3";
import { S3Bucket } from "../../resources/s3-bucket.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { PathStyleS3Client } from "../path-style-s3-client.ts";
import { withoutSharedSecrets } from "../policy-secrets.ts";
import { publicAccessBlock } from "../public-access-block.ts";

const fields = (...names: string[]) => ({ type: S3Bucket, fields: names });

const calls = {
  ListBuckets: call(
    ListBucketsCommand,
    "s3:ListAllMyBuckets",
    { type: S3Bucket },
    { page: ["ContinuationToken", "ContinuationToken"] },
  ),
  GetBucketPolicy: call(GetBucketPolicyCommand, "s3:GetBucketPolicy", fields("policy"), {
    none: ["NoSuchBucketPolicy"],
    secrets: ["**.aws:Referer", "**.aws:UserAgent"],
  }),
  GetPublicAccessBlock: call(
    GetPublicAccessBlockCommand,
    "s3:GetBucketPublicAccessBlock",
    fields("publicAccessBlock"),
    { none: ["NoSuchPublicAccessBlockConfiguration"] },
  ),
  // Where the bucket owner owns everything there are no ACLs to ask for.
  GetBucketOwnershipControls: call(
    GetBucketOwnershipControlsCommand,
    "s3:GetBucketOwnershipControls",
    fields("objectOwnership", "aclGroups"),
    { none: ["OwnershipControlsNotFoundError"] },
  ),
  GetBucketAcl: call(GetBucketAclCommand, "s3:GetBucketAcl", fields("aclGroups")),
  GetBucketEncryption: call(
    GetBucketEncryptionCommand,
    "s3:GetEncryptionConfiguration",
    fields("sseAlgorithm", "kmsKeyId", "bucketKeyEnabled", "blockedEncryptionTypes"),
    { none: ["ServerSideEncryptionConfigurationNotFoundError"] },
  ),
  GetBucketVersioning: call(
    GetBucketVersioningCommand,
    "s3:GetBucketVersioning",
    fields("versioning", "mfaDelete"),
  ),
  GetBucketLogging: call(GetBucketLoggingCommand, "s3:GetBucketLogging", fields("loggingBucket")),
  GetBucketReplication: call(
    GetBucketReplicationCommand,
    "s3:GetReplicationConfiguration",
    fields("replicationRole", "replicationRules"),
    { none: ["ReplicationConfigurationNotFoundError"] },
  ),
  GetBucketWebsite: call(GetBucketWebsiteCommand, "s3:GetBucketWebsite", fields("website"), {
    none: ["NoSuchWebsiteConfiguration"],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "s3",
  scope: "regional",
  client: PathStyleS3Client,
  calls,
  async *collect(context) {
    const { region, partition } = context;
    // Every Region lists its own buckets, so that each is asked about where it lives.
    const listed = context.items(
      "ListBuckets",
      { BucketRegion: region },
      (output) => output.Buckets,
    );
    yield* context.each(listed, async ({ Name: name = "" }) => {
      const arn = `arn:${partition}:s3:::${name}`;
      const bucket = { Bucket: name };
      const blocked = await context.read("GetPublicAccessBlock", bucket, arn);
      const versioning = await context.read("GetBucketVersioning", bucket, arn);
      const logging = await context.read("GetBucketLogging", bucket, arn);
      return context.resource(S3Bucket, {
        arn,
        id: name,
        name,
        policy: await policy(context, name, arn),
        publicAccessBlock: blocked && publicAccessBlock(blocked.PublicAccessBlockConfiguration),
        ...(await accessControl(context, name, arn)),
        ...(await encryption(context, name, arn)),
        versioning: versioning && (versioning.Status ?? null),
        mfaDelete: versioning ? versioning.MFADelete === "Enabled" : undefined,
        loggingBucket: logging && (logging.LoggingEnabled?.TargetBucket ?? null),
        ...(await replication(context, name, arn)),
        website: await website(context, name, arn),
      });
    });
  },
});

async function policy(context: Context, name: string, arn: string) {
  const output = await context.read("GetBucketPolicy", { Bucket: name }, arn);
  return output && withoutSharedSecrets(output.Policy ?? "");
}

async function accessControl(context: Context, name: string, arn: string) {
  const controls = await context.read("GetBucketOwnershipControls", { Bucket: name }, arn);
  const objectOwnership =
    controls && (controls.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null);
  if (objectOwnership === "BucketOwnerEnforced") return { objectOwnership, aclGroups: [] };
  const acl = await context.read("GetBucketAcl", { Bucket: name }, arn);
  const aclGroups = acl?.Grants?.flatMap(({ Grantee: grantee, Permission: permission = "" }) =>
    grantee?.URI === undefined
      ? []
      : [{ group: grantee.URI.slice(grantee.URI.lastIndexOf("/") + 1), permission }],
  );
  return { objectOwnership, aclGroups: acl ? (aclGroups ?? []) : undefined };
}

async function encryption(context: Context, name: string, arn: string) {
  const output = await context.read("GetBucketEncryption", { Bucket: name }, arn);
  if (output === undefined) return {};
  const rule = output?.ServerSideEncryptionConfiguration?.Rules?.[0];
  const byDefault = rule?.ApplyServerSideEncryptionByDefault;
  const types = rule?.BlockedEncryptionTypes?.EncryptionType ?? [];
  return {
    sseAlgorithm: byDefault?.SSEAlgorithm ?? "AES256",
    kmsKeyId: byDefault?.KMSMasterKeyID || null,
    bucketKeyEnabled: rule?.BucketKeyEnabled ?? false,
    blockedEncryptionTypes: types.filter((type) => type !== "NONE"),
  };
}

async function replication(context: Context, name: string, arn: string) {
  const output = await context.read("GetBucketReplication", { Bucket: name }, arn);
  if (output === undefined) return {};
  const configuration = output?.ReplicationConfiguration;
  return {
    replicationRole: configuration?.Role ?? null,
    replicationRules: (configuration?.Rules ?? []).map(replicationRule),
  };
}

function replicationRule(rule: ReplicationRule) {
  const { Destination: destination, Filter: filter, SourceSelectionCriteria: criteria } = rule;
  return {
    id: rule.ID ?? "",
    enabled: rule.Status === "Enabled",
    prefix: filter?.Prefix ?? filter?.And?.Prefix ?? rule.Prefix ?? "",
    destination: destination?.Bucket ?? "",
    replicatesKms: criteria?.SseKmsEncryptedObjects?.Status === "Enabled",
    replicaKmsKeyId: destination?.EncryptionConfiguration?.ReplicaKmsKeyID ?? null,
  };
}

async function website(context: Context, name: string, arn: string) {
  const output = await context.read("GetBucketWebsite", { Bucket: name }, arn);
  if (!output) return output;
  const redirect = output.RedirectAllRequestsTo;
  return { redirectsAll: redirect !== undefined, redirectProtocol: redirect?.Protocol ?? null };
}
