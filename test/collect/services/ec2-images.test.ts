import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const IMAGE = "AWS::EC2::Image";
const ORGANIZATION = "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";
const UNIT = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-33333333";

const items = (...list: readonly string[]) => list.map((each) => `<item>${each}</item>`).join("");
const image = (id: string, state: string, ...disks: readonly string[]) =>
  `<imageId>${id}</imageId><name>orders-${id}</name><imageState>${state}</imageState>` +
  `<isPublic>false</isPublic><blockDeviceMapping>${items(...disks)}</blockDeviceMapping>`;
const DISK =
  "<deviceName>/dev/xvda</deviceName><ebs><snapshotId>snap-1</snapshotId><encrypted>true</encrypted></ebs>";
const page = (next: string, ...list: readonly string[]) =>
  `<DescribeImagesResponse><imagesSet>${items(...list)}</imagesSet><nextToken>${next}</nextToken></DescribeImagesResponse>`;
const permissions = (...list: readonly string[]) =>
  `<DescribeImageAttributeResponse><launchPermission>${items(...list)}</launchPermission></DescribeImageAttributeResponse>`;
const error = (code: string): Answer => {
  const body = `<Response><Errors><Error><Code>${code}</Code></Error></Errors></Response>`;
  return () => ({ status: 400, body });
};

async function images(list: Answer, attribute: Answer = () => ({ body: permissions() })) {
  const { resources, ...rest } = await collectWith(
    "ec2-images",
    { DescribeImages: list, DescribeImageAttribute: attribute },
    { needs: new Map([[IMAGE, new Set(["volumes", "sharedWith"])]]) },
  );
  return { byId: new Map(resources.map((each) => [each.id, each])), ...rest };
}

describe("images", () => {
  test("come page by page with their disks, disabled ones too", async () => {
    const asked: unknown[] = [];
    const empty = "<deviceName>/dev/sdb</deviceName><ebs><encrypted>false</encrypted></ebs>";
    const store = "<deviceName>/dev/sdc</deviceName><virtualName>ephemeral0</virtualName>";
    const { byId, gaps } = await images((input) => {
      asked.push([input["Owner.1"], input["IncludeDisabled"], input["NextToken"]]);
      return input["NextToken"] === undefined
        ? { body: page("more", image("ami-1", "available", DISK, empty, store)) }
        : { body: page("", image("ami-2", "disabled", store)) };
    });
    expect(gaps).toEqual([]);
    expect(asked).toEqual([
      ["self", "true", undefined],
      ["self", "true", "more"],
    ]);
    expect(byId.get("ami-1")).toMatchObject({
      arn: "arn:aws:ec2:us-east-1::image/ami-1",
      name: "orders-ami-1",
      public: false,
      volumes: [
        { device: "/dev/xvda", snapshotId: "snap-1", encrypted: true },
        { device: "/dev/sdb", snapshotId: null, encrypted: false },
      ],
    });
    expect(byId.get("ami-2")).toMatchObject({ state: "disabled", volumes: [], sharedWith: [] });
  });

  test("are shared with accounts, organizations and units", async () => {
    const { byId, journal } = await images(
      () => ({ body: page("", image("ami-1", "available", DISK), image("ami-2", "disabled")) }),
      () => ({
        body: permissions(
          "<group>all</group>",
          "<userId>999999999999</userId>",
          "<userId>123456789012</userId>",
          `<organizationalUnitArn>${UNIT}</organizationalUnitArn>`,
          `<organizationArn>${ORGANIZATION}</organizationArn>`,
        ),
      }),
    );
    expect(byId.get("ami-1")).toMatchObject({ sharedWith: ["999999999999", ORGANIZATION, UNIT] });
    const asked = journal.find(({ operation }) => operation === "DescribeImageAttribute");
    expect(asked?.calls).toBe(1);
  });

  test.each(["InvalidAMIID.NotFound", "InvalidAMIID.Unavailable"])(
    "that are gone (%s) are shared with nobody",
    async (code) => {
      const list: Answer = () => ({ body: page("", image("ami-1", "available", DISK)) });
      const { byId, gaps } = await images(list, error(code));
      expect(gaps).toEqual([]);
      expect(byId.get("ami-1")).toMatchObject({ sharedWith: [] });
    },
  );

  test("leave open with whom they are shared when that is denied", async () => {
    const list: Answer = () => ({ body: page("", image("ami-1", "available", DISK)) });
    const { byId, gaps } = await images(list, error("UnauthorizedOperation"));
    expect(byId.get("ami-1")).not.toHaveProperty("sharedWith");
    expect(gaps).toMatchObject([{ field: "sharedWith", permission: "ec2:DescribeImageAttribute" }]);
  });
});

test("the settings of a Region are one resource", async () => {
  const { resources } = await collectWith(
    "ec2-images",
    {
      GetImageBlockPublicAccessState: () => ({
        body: "<GetImageBlockPublicAccessStateResponse><imageBlockPublicAccessState>unblocked</imageBlockPublicAccessState></GetImageBlockPublicAccessStateResponse>",
      }),
    },
    { needs: new Map([["AWS::EC2::ImageSettings", new Set(["publicAccess"])]]) },
  );
  expect(resources).toMatchObject([
    { id: "us-east-1", publicAccess: "unblocked", publicAccessManagedBy: "account" },
  ]);
});
