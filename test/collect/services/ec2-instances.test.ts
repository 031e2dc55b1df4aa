import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const INSTANCE = "AWS::EC2::Instance";

const DESCRIBED = (id: string, more = "", image = "ami-1") => `
  <item><instancesSet><item>
    <instanceId>${id}</instanceId><imageId>${image}</imageId>
    <instanceState><name>running</name></instanceState>
    <launchTime>2026-05-01T00:00:00.000Z</launchTime>
    <metadataOptions><httpTokens>required</httpTokens><httpEndpoint>enabled</httpEndpoint>
      <httpPutResponseHopLimit>1</httpPutResponseHopLimit></metadataOptions>
    ${more}
  </item></instancesSet></item>`;

const ok = (operation: string, inner: string) => ({
  body: `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${inner}</${operation}Response>`,
});
const denied = () => ({
  status: 403,
  body: "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>",
});
const userData = (text: string | Buffer) =>
  ok(
    "DescribeInstanceAttribute",
    `<userData><value>${Buffer.from(text).toString("base64")}</value></userData>`,
  );

const ANSWERS: Record<string, Answer> = {
  GetInstanceMetadataDefaults: () => ok("GetInstanceMetadataDefaults", "<accountLevel/>"),
  GetSerialConsoleAccessStatus: () =>
    ok(
      "GetSerialConsoleAccessStatus",
      "<serialConsoleAccessEnabled>false</serialConsoleAccessEnabled>",
    ),
  DescribeInstances: () =>
    ok("DescribeInstances", `<reservationSet>${DESCRIBED("i-1")}</reservationSet>`),
  DescribeImages: () =>
    ok(
      "DescribeImages",
      "<imagesSet><item><imageId>ami-1</imageId><name>one</name></item></imagesSet>",
    ),
  DescribeInstanceAttribute: () => ok("DescribeInstanceAttribute", "<userData/>"),
};

const collect = (answers: Record<string, Answer> = {}, options = {}) =>
  collectWith("ec2-instances", { ...ANSWERS, ...answers }, options);
const onlyInstances = (...fields: string[]) => ({ needs: new Map([[INSTANCE, new Set(fields)]]) });
const listing = (...items: string[]): Record<string, Answer> => ({
  DescribeInstances: () =>
    ok("DescribeInstances", `<reservationSet>${items.join("")}</reservationSet>`),
});

describe("EC2 instances", () => {
  test("are asked for page by page, without the terminated ones", async () => {
    const inputs: unknown[] = [];
    const { resources } = await collect(
      {
        DescribeInstances: (input) => {
          inputs.push(input);
          const more = input["NextToken"] === undefined ? "<nextToken>2</nextToken>" : "";
          const id = more === "" ? "i-2" : "i-1";
          return ok(
            "DescribeInstances",
            `<reservationSet>${DESCRIBED(id)}</reservationSet>${more}`,
          );
        },
      },
      onlyInstances("state"),
    );
    expect(resources.map(({ id }) => id)).toEqual(["i-1", "i-2"]);
    expect(inputs).toHaveLength(2);
    expect(inputs[0]).toMatchObject({
      "Filter.1.Name": "instance-state-name",
      "Filter.1.Value.1": "pending",
      "Filter.1.Value.4": "stopped",
    });
    expect(inputs[0]).not.toHaveProperty("Filter.1.Value.5");
  });

  test("take no call beside the list when no rule needs their AMI or user data", async () => {
    const { resources, gaps, journal } = await collect({}, onlyInstances("metadataOptions"));
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["DescribeInstances", 1],
    ]);
    expect(resources[0]).toMatchObject({
      arn: "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
      name: "i-1",
      instanceProfile: null,
      managedBy: null,
      publicAddresses: [],
      tagKeys: [],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", hopLimit: 1 },
    });
    expect(resources[0]).not.toHaveProperty("image");
    expect(resources[0]).not.toHaveProperty("userDataSecret");
    expect(gaps).toEqual([]);
  });

  test("have every public IPv4 address of all their interfaces once", async () => {
    const interfaces = `<ipAddress>203.0.113.1</ipAddress><networkInterfaceSet>
      <item><association><publicIp>203.0.113.1</publicIp></association>
        <privateIpAddressesSet><item><association><publicIp>203.0.113.1</publicIp></association></item></privateIpAddressesSet></item>
      <item><privateIpAddressesSet><item/><item><association><publicIp>203.0.113.2</publicIp></association></item></privateIpAddressesSet></item>
    </networkInterfaceSet>`;
    const { resources } = await collect(
      listing(DESCRIBED("i-1", interfaces)),
      onlyInstances("publicAddresses"),
    );
    expect(resources[0]?.["publicAddresses"]).toEqual(["203.0.113.1", "203.0.113.2"]);
  });

  test("keep the judgement of their user data, plain or compressed, and not the text", async () => {
    const password = madeUp("base62", 16, 971);
    const texts = new Map<unknown, string | Buffer>([
      ["i-1", `#!/bin/bash\nexport DB_PASSWORD='${password}'\n`],
      ["i-2", gzipSync(`#!/bin/bash\nexport DB_PASSWORD='${password}'\n`)],
      ["i-3", "#!/bin/bash\nyum update -y\n"],
    ]);
    const { resources } = await collect(
      {
        ...listing(...[...texts.keys()].map((id) => DESCRIBED(String(id)))),
        DescribeInstanceAttribute: ({ InstanceId: id }) => userData(texts.get(id) ?? ""),
      },
      onlyInstances("userDataSecret"),
    );
    const secrets = Object.fromEntries(resources.map((each) => [each.id, each["userDataSecret"]]));
    const found = { kind: "sensitive-name", confidence: "high", fingerprint: expect.any(String) };
    expect(secrets).toEqual({ "i-1": found, "i-2": found, "i-3": null });
    expect(JSON.stringify(resources)).not.toContain(password);
  });

  test("whose user data may not be read leave a gap each", async () => {
    const { resources, gaps } = await collect(
      { DescribeInstanceAttribute: denied },
      onlyInstances("userDataSecret"),
    );
    expect(resources[0]).not.toHaveProperty("userDataSecret");
    expect(gaps).toMatchObject([
      {
        arn: "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
        field: "userDataSecret",
        permission: "ec2:DescribeInstanceAttribute",
        reason: "denied",
      },
    ]);
  });

  test("that a service runs are not asked for their user data", async () => {
    const operator =
      "<operator><managed>true</managed><principal>eks.amazonaws.com</principal></operator>";
    const { resources, journal } = await collect(
      listing(DESCRIBED("i-1", operator)),
      onlyInstances("userDataSecret"),
    );
    expect(resources[0]).toMatchObject({ managedBy: "eks.amazonaws.com", userDataSecret: null });
    expect(journal.map(({ operation }) => operation)).toEqual(["DescribeInstances"]);
  });

  test("find their AMIs in one call for 200 of them, deprecated ones too", async () => {
    const inputs: Readonly<Record<string, unknown>>[] = [];
    const many = Array.from({ length: 201 }, (_, n) => DESCRIBED(`i-${n}`, "", `ami-${n}`));
    const { resources } = await collect(
      {
        ...listing(...many, DESCRIBED("i-again", "", "ami-1")),
        DescribeImages: (input) => {
          inputs.push(input);
          return ok(
            "DescribeImages",
            `<imagesSet><item><imageId>ami-1</imageId><name>one</name>
              <deprecationTime>2026-01-01T00:00:00.000Z</deprecationTime></item></imagesSet>`,
          );
        },
      },
      onlyInstances("image"),
    );
    expect(inputs).toHaveLength(2);
    expect(inputs[0]).toMatchObject({ "Filter.1.Name": "image-id", IncludeDeprecated: "true" });
    expect(inputs[0]).toHaveProperty(["Filter.1.Value.200"]);
    const images = new Map(resources.map((each) => [each.id, each["image"]]));
    expect(images.get("i-again")).toEqual({
      name: "one",
      deprecatedAt: "2026-01-01T00:00:00.000Z",
    });
    // Gone, or not shared any more.
    expect(images.get("i-2")).toBeNull();
  });

  test("whose AMIs may not be read do not lose them", async () => {
    const { resources, gaps } = await collect({ DescribeImages: denied }, onlyInstances("image"));
    expect(resources[0]).not.toHaveProperty("image");
    expect(gaps).toMatchObject([{ field: "image", permission: "ec2:DescribeImages" }]);
  });
});

describe("EC2 settings of a Region", () => {
  const settings = (kind: string) => ({
    needs: new Map([[kind, new Set(["httpTokens", "enabled"])]]),
  });

  test("no preference is none, whether it is left out or said", async () => {
    const { resources } = await collect(
      {
        GetInstanceMetadataDefaults: () =>
          ok(
            "GetInstanceMetadataDefaults",
            "<accountLevel><httpTokensEnforced>no-preference</httpTokensEnforced></accountLevel>",
          ),
      },
      settings("AWS::EC2::InstanceMetadataDefaults"),
    );
    expect(resources).toMatchObject([
      { httpTokens: null, httpTokensEnforced: null, httpEndpoint: null, managedBy: null },
    ]);
  });

  test("that may not be read are there, and unread", async () => {
    const { resources, gaps } = await collect(
      { GetSerialConsoleAccessStatus: denied },
      settings("AWS::EC2::SerialConsoleAccess"),
    );
    expect(resources).toHaveLength(1);
    expect(resources[0]).not.toHaveProperty("enabled");
    expect(gaps).toMatchObject([{ permission: "ec2:GetSerialConsoleAccessStatus" }]);
  });
});
