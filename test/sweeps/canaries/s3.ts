import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateAccessPointCommand, PutAccessPointPolicyCommand } from "@aws-sdk/client-s3-control";
import { ACCOUNT } from "../../emulator/index.ts";
import { LoopbackS3Control } from "../../emulator/seed/s3-control.ts";
import type { CanaryContext } from "./context.ts";

/** Shared secrets in headers, which policies compare. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const bucket = { Bucket: "canary" };
  const policy = (Resource: string, Condition: object): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "*" }, Action: "s3:GetObject", Resource, Condition },
      ],
    });
  const s3 = new S3Client(config);
  await s3.send(new CreateBucketCommand(bucket));
  const headers = {
    StringEquals: { "aws:UserAgent": secret("bucket policy user agent") },
    StringLike: { "aws:referer": [secret("bucket policy referer"), "https://shop.example.com/*"] },
  };
  await s3.send(
    new PutBucketPolicyCommand({ ...bucket, Policy: policy("arn:aws:s3:::canary/*", headers) }),
  );
  const control = new LoopbackS3Control(config);
  const point = { AccountId: ACCOUNT, Name: "canary" };
  await control.send(new CreateAccessPointCommand({ ...point, ...bucket }));
  const resource = `arn:aws:s3:${config.region}:${ACCOUNT}:accesspoint/canary/object/*`;
  const referer = { StringEquals: { "aws:Referer": secret("access point policy referer") } };
  await control.send(
    new PutAccessPointPolicyCommand({ ...point, Policy: policy(resource, referer) }),
  );
}
