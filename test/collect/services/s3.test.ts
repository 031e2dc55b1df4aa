import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const xml =
  (body: string): Answer =>
  () => ({ body });
const error =
  (code: string, status = 404): Answer =>
  () => ({
    status,
    body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  });

const LIST =
  "<ListAllMyBucketsResult><Buckets><Bucket><Name>orders</Name></Bucket></Buckets></ListAllMyBucketsResult>";

/** A bucket for which S3 says "none" wherever it can. */
const EMPTY: Record<string, Answer> = {
  ListBuckets: xml(LIST),
  GetBucketPolicy: error("NoSuchBucketPolicy"),
  GetPublicAccessBlock: error("NoSuchPublicAccessBlockConfiguration"),
  GetBucketOwnershipControls: error("OwnershipControlsNotFoundError"),
  GetBucketAcl: xml("<AccessControlPolicy><AccessControlList/></AccessControlPolicy>"),
  GetBucketEncryption: error("ServerSideEncryptionConfigurationNotFoundError"),
  GetBucketVersioning: xml("<VersioningConfiguration/>"),
  GetBucketLogging: xml("<BucketLoggingStatus/>"),
  GetBucketReplication: error("ReplicationConfigurationNotFoundError"),
  GetBucketWebsite: error("NoSuchWebsiteConfiguration"),
};

const ENFORCED = xml(
  "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>",
);

describe("S3 buckets", () => {
  test("where S3 says none, the fields say so and nothing is missing", async () => {
    const { resources, gaps } = await collectWith("s3", EMPTY);
    expect(gaps).toEqual([]);
    expect(resources).toEqual([
      {
        type: "AWS::S3::Bucket",
        account: "123456789012",
        region: "us-east-1",
        arn: "arn:aws:s3:::orders",
        id: "orders",
        name: "orders",
        policy: null,
        publicAccessBlock: null,
        objectOwnership: null,
        aclGroups: [],
        sseAlgorithm: "AES256",
        kmsKeyId: null,
        bucketKeyEnabled: false,
        blockedEncryptionTypes: [],
        versioning: null,
        mfaDelete: false,
        loggingBucket: null,
        replicationRole: null,
        replicationRules: [],
        website: null,
      },
    ]);
  });

  test("are listed by each Region for itself, page by page", async () => {
    const asked: unknown[] = [];
    const { resources } = await collectWith(
      "s3",
      {
        ListBuckets: (input) => {
          asked.push([input["bucket-region"], input["continuation-token"]]);
          const first = input["continuation-token"] === undefined;
          const token = first ? "<ContinuationToken>2</ContinuationToken>" : "";
          const name = first ? "orders" : "shop";
          return {
            body: `<R><Buckets><Bucket><Name>${name}</Name></Bucket></Buckets>${token}</R>`,
          };
        },
      },
      { region: "eu-west-1", needs: new Map([["AWS::S3::Bucket", new Set<string>()]]) },
    );
    expect(asked).toEqual([
      ["eu-west-1", undefined],
      ["eu-west-1", "2"],
    ]);
    expect(resources.map(({ name, region }) => [name, region])).toEqual([
      ["orders", "eu-west-1"],
      ["shop", "eu-west-1"],
    ]);
  });

  test("are not asked for an ACL that has no effect", async () => {
    const { GetBucketAcl: _, ...answers } = EMPTY;
    const { resources, gaps } = await collectWith("s3", {
      ...answers,
      GetBucketOwnershipControls: ENFORCED,
    });
    expect(gaps).toEqual([]);
    expect(resources[0]).toMatchObject({ objectOwnership: "BucketOwnerEnforced", aclGroups: [] });
  });

  test("leave out what was denied, with the permission that would help", async () => {
    const denied = error("AccessDenied", 403);
    const { resources, gaps } = await collectWith("s3", {
      ...EMPTY,
      GetBucketEncryption: denied,
      GetBucketVersioning: denied,
      GetBucketReplication: denied,
      GetBucketAcl: denied,
      GetBucketLogging: denied,
      GetBucketPolicy: denied,
      GetBucketWebsite: denied,
      GetPublicAccessBlock: denied,
    });
    const read = new Set(Object.keys(resources[0] ?? {}));
    expect(gaps.filter(({ field = "" }) => read.has(field))).toEqual([]);
    expect([...new Set(gaps.map(({ permission }) => permission))].sort()).toEqual([
      "s3:GetBucketAcl",
      "s3:GetBucketLogging",
      "s3:GetBucketPolicy",
      "s3:GetBucketPublicAccessBlock",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetReplicationConfiguration",
    ]);
    expect(resources[0]).toMatchObject({ objectOwnership: null });
    expect(read.has("aclGroups")).toBe(false);
  });

  test("replication rules keep what matters, in the old form and the new", async () => {
    const rule = (inner: string) =>
      `<Rule><ID>r</ID><Status>Enabled</Status>${inner}<Destination><Bucket>arn:aws:s3:::copy</Bucket></Destination></Rule>`;
    const { resources } = await collectWith("s3", {
      ...EMPTY,
      GetBucketReplication: xml(
        `<ReplicationConfiguration><Role>arn:aws:iam::123456789012:role/r</Role>${rule("<Prefix>old/</Prefix>")}` +
          `${rule("<Filter><And><Prefix>new/</Prefix></And></Filter>")}</ReplicationConfiguration>`,
      ),
    });
    expect(resources[0]?.["replicationRules"]).toMatchObject([
      { prefix: "old/", replicatesKms: false, replicaKmsKeyId: null },
      { prefix: "new/", destination: "arn:aws:s3:::copy", enabled: true },
    ]);
  });
});

describe("S3 access points and the account", () => {
  test("an account without the setting is one with none, not one unread", async () => {
    const { resources, gaps } = await collectWith(
      "s3-control",
      { GetPublicAccessBlock: error("NoSuchPublicAccessBlockConfiguration") },
      { region: "global" },
    );
    expect(gaps).toEqual([]);
    expect(resources[0]).toMatchObject({ region: "global", publicAccessBlock: null });
  });

  test("an account that may not be asked is unread", async () => {
    const { resources, gaps } = await collectWith(
      "s3-control",
      { GetPublicAccessBlock: error("AccessDenied", 403) },
      { region: "global" },
    );
    expect(gaps).toMatchObject([
      { field: "publicAccessBlock", permission: "s3:GetAccountPublicAccessBlock" },
    ]);
    expect(resources[0]).not.toHaveProperty("publicAccessBlock");
  });

  test("an access point of a VPC is not asked about", async () => {
    const point = (name: string, origin: string) =>
      `<AccessPoint><Name>${name}</Name><NetworkOrigin>${origin}</NetworkOrigin><Bucket>orders</Bucket>` +
      `<AccessPointArn>arn:aws:s3:us-east-1:123456789012:accesspoint/${name}</AccessPointArn>` +
      "<BucketAccountId>123456789012</BucketAccountId></AccessPoint>";
    const { resources, gaps, journal } = await collectWith("s3-control", {
      ListAccessPoints: xml(
        `<ListAccessPointsResult><AccessPointList>${point("inner", "VPC")}${point("outer", "Internet")}</AccessPointList></ListAccessPointsResult>`,
      ),
      GetAccessPointPolicy: error("NoSuchAccessPointPolicy"),
      GetAccessPoint: xml("<GetAccessPointResult><Name>outer</Name></GetAccessPointResult>"),
    });
    expect(gaps).toEqual([]);
    expect(resources.map(({ name, policy }) => [name, policy])).toEqual([
      ["inner", null],
      ["outer", null],
    ]);
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["GetAccessPoint", 1],
      ["GetAccessPointPolicy", 1],
      ["ListAccessPoints", 1],
    ]);
  });
});
