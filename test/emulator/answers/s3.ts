import {
  CreateBucketCommand,
  DeleteBucketOwnershipControlsCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  type MFADeleteStatus,
  type ReplicationConfiguration,
  type ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import { ListAccessPointsCommand } from "@aws-sdk/client-s3-control";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { page } from "./paging.ts";

/** What AWS gives every new bucket since April 2026. */
const NEW_BUCKET: ServerSideEncryptionConfiguration = {
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
      BucketKeyEnabled: false,
      BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] },
    },
  ],
};

/**
 * Buckets as AWS answers them: moto lists without Regions, gives new buckets no encryption, ownership or block of
 * public access, and drops MFA delete, blocked encryption types and what to replicate under KMS keys.
 */
export function s3Answers(): Answer[] {
  const regions = new Map<string, string>();
  const encryption = new Map<string, ServerSideEncryptionConfiguration>();
  const replication = new Map<string, ReplicationConfiguration>();
  const mfaDelete = new Map<string, MFADeleteStatus>();
  const withoutOwnership = new Set<string>();
  const withoutBlock = new Set<string>();

  return [
    answer(CreateBucketCommand, async ({ input, forward }) => {
      const created = await forward();
      const region = input.CreateBucketConfiguration?.LocationConstraint ?? "us-east-1";
      regions.set(input.Bucket ?? "", region);
      return created;
    }),
    answer(ListBucketsCommand, async ({ input, forward }) => {
      const { Buckets = [], Owner } = await forward();
      const located = Buckets.map((each) => ({
        ...each,
        BucketRegion: regions.get(each.Name ?? ""),
      }));
      const wanted = located.filter(
        ({ BucketRegion: region }) =>
          input.BucketRegion === undefined || region === input.BucketRegion,
      );
      const { items, next } = page(wanted, input.MaxBuckets ?? 10_000, input.ContinuationToken);
      return { Buckets: items, Owner, ContinuationToken: next };
    }),
    answer(PutBucketEncryptionCommand, async ({ input, forward }) => {
      await forward();
      const { Bucket = "", ServerSideEncryptionConfiguration: configuration } = input;
      if (configuration !== undefined) encryption.set(Bucket, configuration);
      return {};
    }),
    answer(GetBucketEncryptionCommand, ({ input }) => ({
      ServerSideEncryptionConfiguration: encryption.get(input.Bucket ?? "") ?? NEW_BUCKET,
    })),
    answer(DeleteBucketOwnershipControlsCommand, async ({ input, forward }) => {
      withoutOwnership.add(input.Bucket ?? "");
      return forward();
    }),
    answer(GetBucketOwnershipControlsCommand, async ({ input, forward }) => {
      const given = await unless("OwnershipControlsNotFoundError", forward);
      if (given !== undefined) return given;
      if (withoutOwnership.has(input.Bucket ?? "")) throw none("OwnershipControlsNotFoundError");
      return {
        OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" as const }] },
      };
    }),
    answer(DeletePublicAccessBlockCommand, async ({ input, forward }) => {
      withoutBlock.add(input.Bucket ?? "");
      return forward();
    }),
    answer(GetPublicAccessBlockCommand, async ({ input, forward }) => {
      const given = await unless("NoSuchPublicAccessBlockConfiguration", forward);
      if (given !== undefined) return given;
      if (withoutBlock.has(input.Bucket ?? "")) throw none("NoSuchPublicAccessBlockConfiguration");
      const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true };
      return { PublicAccessBlockConfiguration: { ...on, RestrictPublicBuckets: true } };
    }),
    answer(PutBucketVersioningCommand, async ({ input, forward }) => {
      const wanted = input.VersioningConfiguration?.MFADelete;
      if (wanted !== undefined) mfaDelete.set(input.Bucket ?? "", wanted);
      return forward();
    }),
    answer(GetBucketVersioningCommand, async ({ input, forward }) => {
      const status = mfaDelete.get(input.Bucket ?? "");
      return { ...(await forward()), ...(status === undefined ? {} : { MFADelete: status }) };
    }),
    answer(PutBucketReplicationCommand, async ({ input, forward }) => {
      await forward();
      const { Bucket = "", ReplicationConfiguration: configuration } = input;
      if (configuration !== undefined) replication.set(Bucket, configuration);
      return {};
    }),
    answer(GetBucketReplicationCommand, async ({ input, forward }) => {
      const { ReplicationConfiguration: known } = await forward();
      return { ReplicationConfiguration: replication.get(input.Bucket ?? "") ?? known };
    }),
    // moto lists the access points of all Regions in each, without the account of the bucket.
    answer(ListAccessPointsCommand, async ({ region, forward }) => {
      const { AccessPointList = [] } = await forward();
      const own = AccessPointList.filter(
        ({ AccessPointArn: arn }) => arn?.split(":")[3] === region,
      );
      return { AccessPointList: own.map((each) => ({ ...each, BucketAccountId: ACCOUNT })) };
    }),
  ];
}

async function unless<T>(code: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceError && error.code === code) return undefined;
    throw error;
  }
}

function none(code: string): ServiceError {
  return new ServiceError(code, "The configuration was not found", 404);
}
