import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Account } from "../resources/account.ts";
import { AccountRegion } from "../resources/account-region.ts";
import { call, type CollectContext } from "./define.ts";

/** Who is asking: STS answers this for any valid credentials, whatever their policies say. */
export const identityCell = {
  service: "sts",
  client: STSClient,
  calls: {
    GetCallerIdentity: call(GetCallerIdentityCommand, "sts:GetCallerIdentity", { type: Account }),
  },
};

/** Which Regions there are; EC2 tells it from any of them. */
export const regionsCell = {
  service: "ec2",
  client: EC2Client,
  calls: {
    DescribeRegions: call(DescribeRegionsCommand, "ec2:DescribeRegions", { type: AccountRegion }),
  },
};

/** A Region of the partition and whether the account may use it. */
export interface RegionStatus {
  readonly region: string;
  readonly enabled: boolean;
  readonly optInStatus: string;
}

/** Every Region of the partition with its opt-in status; undefined when the list was not read. */
export async function readRegions(
  context: CollectContext<typeof regionsCell.calls>,
): Promise<RegionStatus[] | undefined> {
  const output = await context.read("DescribeRegions", { AllRegions: true });
  return output?.Regions?.map(({ RegionName = "", OptInStatus = "" }) => ({
    region: RegionName,
    enabled: OptInStatus !== "not-opted-in",
    optInStatus: OptInStatus,
  }));
}

/** Where calls of services without Regions go, by partition. */
export const GLOBAL_ENDPOINT_REGION: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** Regions that every account of the partition has; the fallback when the list may not be read. */
export const DEFAULT_REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
};
