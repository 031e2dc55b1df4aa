import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const SNAPSHOT = "AWS::EC2::Snapshot";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const arnOf = (id: string) => `arn:aws:ec2:us-east-1::snapshot/${id}`;

const xml =
  (body: string, status = 200): Answer =>
  () => ({ status, body });
const error = (code: string): Answer =>
  xml(`<Response><Errors><Error><Code>${code}</Code></Error></Errors></Response>`, 400);
const items = (...list: readonly string[]) => list.map((each) => `<item>${each}</item>`).join("");

const snapshot = (id: string, more: string) =>
  `<snapshotId>${id}</snapshotId><status>completed</status>` +
  `<startTime>2026-05-01T00:00:00.000Z</startTime>${more}`;
const ENCRYPTED = `<encrypted>true</encrypted><kmsKeyId>${KEY}</kmsKeyId>`;
const PLAIN = "<encrypted>false</encrypted><volumeId>vol-ffffffff</volumeId>";
const page = (next: string, ...list: readonly string[]) =>
  `<DescribeSnapshotsResponse><snapshotSet>${items(...list)}</snapshotSet><nextToken>${next}</nextToken></DescribeSnapshotsResponse>`;
const sharedWith = (...users: readonly string[]) =>
  `<DescribeSnapshotAttributeResponse><createVolumePermission>${items(...users)}</createVolumePermission></DescribeSnapshotAttributeResponse>`;
const NOBODY = xml(sharedWith());

/** The fields of one type alone. */
const only = (type: string, ...fields: readonly string[]) => new Map([[type, new Set(fields)]]);

async function snapshots(list: Answer, attribute: Answer = NOBODY) {
  const { resources, ...rest } = await collectWith(
    "ebs",
    { DescribeSnapshots: list, DescribeSnapshotAttribute: attribute },
    { needs: only(SNAPSHOT, "public", "sharedWith") },
  );
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return { byId, ...rest };
}

describe("snapshots", () => {
  test("come page by page, and the public ones by a list of their own", async () => {
    const asked: unknown[] = [];
    const { byId, gaps } = await snapshots((input) => {
      asked.push([
        input["Owner.1"],
        input["RestorableBy.1"],
        input["MaxResults"],
        input["NextToken"],
      ]);
      if (input["RestorableBy.1"] === "all") return { body: page("", snapshot("snap-2", PLAIN)) };
      return input["NextToken"] === undefined
        ? { body: page("more", snapshot("snap-1", ENCRYPTED)) }
        : { body: page("", snapshot("snap-2", PLAIN), snapshot("snap-3", PLAIN)) };
    });
    expect(gaps).toEqual([]);
    expect(asked).toEqual([
      ["self", undefined, "1000", undefined],
      ["self", undefined, "1000", "more"],
      ["self", "all", "1000", undefined],
    ]);
    expect(byId.get("snap-1")).toMatchObject({ encrypted: true, kmsKeyId: KEY, public: false });
    expect(byId.get("snap-2")).toMatchObject({ encrypted: false, kmsKeyId: null, public: true });
    expect(byId.get("snap-3")).toMatchObject({
      arn: arnOf("snap-3"),
      volumeId: null,
      public: false,
    });
  });

  test("are not asked for public ones where all are encrypted", async () => {
    const { byId, journal } = await snapshots(xml(page("", snapshot("snap-1", ENCRYPTED))));
    expect(byId.get("snap-1")).toMatchObject({ public: false, sharedWith: [] });
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["DescribeSnapshotAttribute", 1],
      ["DescribeSnapshots", 1],
    ]);
  });

  test("name the other accounts that they are shared with, sorted", async () => {
    const users = ["999999999999", "123456789012", "111122223333"].map(
      (id) => `<userId>${id}</userId>`,
    );
    const { byId } = await snapshots(
      xml(page("", snapshot("snap-1", ENCRYPTED))),
      xml(sharedWith("<group>all</group>", ...users)),
    );
    expect(byId.get("snap-1")).toMatchObject({ sharedWith: ["111122223333", "999999999999"] });
  });

  test("are shared with nobody in the archive, and again when they are restored for a time", async () => {
    const archived = `${ENCRYPTED}<storageTier>archive</storageTier>`;
    const restored = `${archived}<restoreExpiryTime>2026-06-10T00:00:00.000Z</restoreExpiryTime>`;
    const { byId, journal } = await snapshots(
      xml(page("", snapshot("snap-1", archived), snapshot("snap-2", restored))),
      xml(sharedWith("<userId>999999999999</userId>")),
    );
    expect(byId.get("snap-1")).toMatchObject({ sharedWith: [] });
    expect(byId.get("snap-2")).toMatchObject({ sharedWith: ["999999999999"] });
    const asked = journal.find(({ operation }) => operation === "DescribeSnapshotAttribute");
    expect(asked?.calls).toBe(1);
  });

  test("that were deleted since are shared with nobody; a denied call leaves it open", async () => {
    const list = xml(page("", snapshot("snap-1", ENCRYPTED)));
    const deleted = await snapshots(list, error("InvalidSnapshot.NotFound"));
    expect(deleted.gaps).toEqual([]);
    expect(deleted.byId.get("snap-1")).toMatchObject({ sharedWith: [] });
    const denied = await snapshots(list, error("UnauthorizedOperation"));
    expect(denied.byId.get("snap-1")).not.toHaveProperty("sharedWith");
    expect(denied.gaps).toMatchObject([
      {
        arn: arnOf("snap-1"),
        field: "sharedWith",
        permission: "ec2:DescribeSnapshotAttribute",
        reason: "denied",
      },
    ]);
  });

  test("may be public when that could not be read", async () => {
    const { byId, gaps } = await snapshots((input) =>
      input["RestorableBy.1"] === "all"
        ? error("RequestLimitExceeded")(input)
        : { body: page("", snapshot("snap-1", PLAIN), snapshot("snap-2", ENCRYPTED)) },
    );
    expect(byId.get("snap-1")).not.toHaveProperty("public");
    expect(byId.get("snap-2")).toMatchObject({ public: false });
    // The list itself is whole.
    expect(gaps).toMatchObject([{ type: SNAPSHOT, field: "public", reason: "throttled" }]);
  });

  test("take the lists alone when no rule asks with whom they are shared", async () => {
    const list = xml(page("", snapshot("snap-1", PLAIN)));
    const { journal } = await collectWith(
      "ebs",
      { DescribeSnapshots: list },
      { needs: only(SNAPSHOT, "encrypted") },
    );
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["DescribeSnapshots", 1],
    ]);
  });
});

test("volumes name their instances", async () => {
  const attachments = `<attachmentSet>${items("<instanceId>i-1</instanceId>", "<instanceId>i-2</instanceId>")}</attachmentSet>`;
  const tags = `<tagSet>${items("<key>Name</key><value>orders</value>")}</tagSet>`;
  const volume = `<volumeId>vol-1</volumeId><status>in-use</status>${ENCRYPTED}${attachments}${tags}`;
  const { resources } = await collectWith(
    "ebs",
    {
      DescribeVolumes: xml(
        `<DescribeVolumesResponse><volumeSet>${items(volume, "<volumeId>vol-2</volumeId><status>available</status>", "<volumeId>vol-3</volumeId><encrypted>false</encrypted>")}</volumeSet></DescribeVolumesResponse>`,
      ),
    },
    { needs: only("AWS::EC2::Volume", "encrypted") },
  );
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:ec2:us-east-1:123456789012:volume/vol-1",
      name: "orders",
      encrypted: true,
      instances: ["i-1", "i-2"],
    },
    { name: "vol-2", kmsKeyId: null, instances: [] },
    { name: "vol-3", encrypted: false, kmsKeyId: null, instances: [] },
  ]);
  // An answer without the field says nothing.
  expect(resources[1]).not.toHaveProperty("encrypted");
});

describe("the settings of a Region", () => {
  const SETTINGS = "AWS::EC2::EbsSettings";
  const answers = {
    GetEbsEncryptionByDefault: xml(
      "<GetEbsEncryptionByDefaultResponse><ebsEncryptionByDefault>true</ebsEncryptionByDefault></GetEbsEncryptionByDefaultResponse>",
    ),
    GetEbsDefaultKmsKeyId: xml(
      "<GetEbsDefaultKmsKeyIdResponse><kmsKeyId>alias/aws/ebs</kmsKeyId></GetEbsDefaultKmsKeyIdResponse>",
    ),
    GetSnapshotBlockPublicAccessState: xml(
      "<GetSnapshotBlockPublicAccessStateResponse><state>block-new-sharing</state><managedBy>declarative-policy</managedBy></GetSnapshotBlockPublicAccessStateResponse>",
    ),
  };

  test("are one resource", async () => {
    const fields = ["encryptionByDefault", "defaultKmsKeyId", "snapshotPublicAccess"];
    const { resources } = await collectWith("ebs", answers, { needs: only(SETTINGS, ...fields) });
    expect(resources).toEqual([
      {
        type: SETTINGS,
        account: "123456789012",
        region: "us-east-1",
        arn: "arn:aws:ec2:us-east-1:123456789012:ebs-settings",
        id: "us-east-1",
        name: "EBS in us-east-1",
        encryptionByDefault: true,
        defaultKmsKeyId: "alias/aws/ebs",
        snapshotPublicAccess: "block-new-sharing",
        snapshotPublicAccessManagedBy: "declarative-policy",
      },
    ]);
  });

  test("are read one by one, and each can be denied", async () => {
    const { resources, gaps, journal } = await collectWith(
      "ebs",
      { ...answers, GetEbsDefaultKmsKeyId: error("UnauthorizedOperation") },
      { needs: only(SETTINGS, "encryptionByDefault", "defaultKmsKeyId") },
    );
    expect(resources).toMatchObject([{ encryptionByDefault: true }]);
    expect(resources[0]).not.toHaveProperty("defaultKmsKeyId");
    expect(resources[0]).not.toHaveProperty("snapshotPublicAccess");
    expect(gaps.map(({ field }) => field)).toEqual(["defaultKmsKeyId"]);
    expect(journal.map(({ operation }) => operation)).not.toContain(
      "GetSnapshotBlockPublicAccessState",
    );
  });
});
