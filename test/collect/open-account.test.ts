import { describe, expect, test } from "vitest";
import { openAccount } from "../../src/collect/open-account.ts";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import { accountWire, DENIED, regionList, type WireBody } from "../support/account-wire.ts";

const REGIONS = regionList({
  "us-east-1": "opt-in-not-required",
  "eu-west-1": "opt-in-not-required",
  "af-south-1": "not-opted-in",
  "eu-south-1": "opted-in",
});

const open = (answers: Readonly<Record<string, WireBody>>, regions?: readonly string[]) =>
  openAccount({
    homeRegion: "us-east-1",
    signal: new AbortController().signal,
    credentials: REPLAY_CREDENTIALS,
    maxAttempts: 1,
    retryMode: "standard",
    tap: accountWire(answers).tap,
    ...(regions === undefined ? {} : { regions }),
  });
const names = ({ regions }: Awaited<ReturnType<typeof open>>) =>
  regions.map(({ region }) => region);

describe("the Regions of an account", () => {
  test("are those that are enabled", async () => {
    const account = await open({ DescribeRegions: REGIONS });
    expect(account).toMatchObject({
      account: "123456789012",
      partition: "aws",
      caller: "arn:aws:iam::123456789012:user/scanner",
      gaps: [],
    });
    expect(names(account)).toEqual(["us-east-1", "eu-west-1", "eu-south-1"]);
  });

  test("are those that were asked for, each once", async () => {
    const account = await open({ DescribeRegions: REGIONS }, [
      "eu-west-1",
      "us-east-1",
      "eu-west-1",
    ]);
    expect(account.regions).toEqual([
      { region: "eu-west-1", optInStatus: "opt-in-not-required" },
      { region: "us-east-1", optInStatus: "opt-in-not-required" },
    ]);
  });

  test.each([
    [
      "mars-1",
      'there is no Region "mars-1"',
      "this partition has af-south-1, eu-south-1, eu-west-1, us-east-1",
    ],
    [
      "af-south-1",
      "Region af-south-1 is not enabled in this account",
      "leave it out of --region, or enable it in the account settings first",
    ],
  ])("cannot be %s", async (region, message, hint) => {
    await expect(open({ DescribeRegions: REGIONS }, ["us-east-1", region])).rejects.toMatchObject({
      name: "CollectError",
      kind: "usage",
      message,
      hint,
    });
  });

  test("are the default ones when the list is denied, and a gap says that there may be more", async () => {
    const account = await open({ DescribeRegions: DENIED });
    expect(names(account)).toHaveLength(17);
    expect(names(account)).toContain("us-east-1");
    expect(account.gaps).toEqual([
      {
        type: "account.region",
        account: "123456789012",
        region: "*",
        service: "ec2",
        operation: "DescribeRegions",
        permission: "ec2:DescribeRegions",
        reason: "denied",
        message: "UnauthorizedOperation: no",
      },
    ]);
  });

  test("are taken as asked for when the list is denied", async () => {
    const account = await open({ DescribeRegions: DENIED }, ["mars-1"]);
    expect(names(account)).toEqual(["mars-1"]);
    expect(account.regionsKnown).toBe(false);
    expect(account.gaps.every(({ field }) => field === "optInStatus")).toBe(true);
  });

  test.each([
    ["an empty list", regionList({})],
    ["no list", "<DescribeRegionsResponse/>"],
  ])("are never taken from %s without a gap", async (_, answer) => {
    const account = await open({ DescribeRegions: answer });
    expect(names(account)).toHaveLength(17);
    expect(account.gaps).toMatchObject([{ type: "account.region", region: "*", reason: "failed" }]);
  });
});

describe("a sign-in", () => {
  test("that fails is an error with a hint", async () => {
    const body =
      "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>";
    await expect(open({ GetCallerIdentity: { status: 403, body } })).rejects.toMatchObject({
      kind: "access",
      message: "AWS did not accept the credentials (ExpiredToken: expired)",
    });
  });
  test("that names no account is an error", async () => {
    const body =
      "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>";
    await expect(open({ GetCallerIdentity: body })).rejects.toMatchObject({
      kind: "access",
      message: "the sign-in to AWS failed (the answer names no account)",
    });
  });
});
