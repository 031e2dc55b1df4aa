import { Agent } from "node:http";
import {
  CreateAccessPointCommand,
  PutAccessPointPolicyCommand,
  S3ControlClient,
} from "@aws-sdk/client-s3-control";
import { lookupWithLoopback } from "../../../src/collect/loopback.ts";
import { loopbackName } from "../loopback-name.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";

type Config = {
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

/** A client that finds the emulator behind a host name with the account id before it. */
export class LoopbackS3Control extends S3ControlClient {
  constructor(config: Config) {
    const httpAgent = new Agent({ lookup: lookupWithLoopback });
    super({ ...config, endpoint: loopbackName(config.endpoint), requestHandler: { httpAgent } });
  }
}

const OPEN = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

/** Access points of buckets that the seed of S3 made; the account itself blocks nothing. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const control = client(LoopbackS3Control);
  // No public access anywhere but where the bucket leaves it open too.
  const open = "bad-s3-block-public-access-off";
  const plans = [
    { Name: bad("s3-access-point-public"), Bucket: open, block: OPEN, principal: "*" },
    {
      Name: good("access-point", "bucket-restricts"),
      Bucket: "good-bucket--private",
      block: OPEN,
      principal: "*",
    },
    { Name: good("access-point", "restricted"), Bucket: open, principal: "*" },
    {
      Name: good("access-point", "own"),
      Bucket: open,
      block: OPEN,
      principal: `arn:aws:iam::${account}:root`,
    },
    { Name: good("access-point", "without-policy"), Bucket: open, block: OPEN },
    {
      Name: good("access-point", "vpc"),
      Bucket: open,
      VpcConfiguration: { VpcId: "vpc-0123456789abcdef0" },
    },
  ];
  for (const { Name, Bucket, block, principal, VpcConfiguration } of plans) {
    const PublicAccessBlockConfiguration = block ?? {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    };
    await control.send(
      new CreateAccessPointCommand({
        AccountId: account,
        Name,
        Bucket,
        PublicAccessBlockConfiguration,
        ...(VpcConfiguration && { VpcConfiguration }),
      }),
    );
    if (principal === undefined) continue;
    const Resource = `arn:aws:s3:${HOME_REGION}:${account}:accesspoint/${Name}/object/*`;
    const Statement = [
      { Effect: "Allow", Principal: { AWS: principal }, Action: "s3:GetObject", Resource },
    ];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await control.send(new PutAccessPointPolicyCommand({ AccountId: account, Name, Policy }));
  }
}
