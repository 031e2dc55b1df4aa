import {
  type AccessPoint,
  GetAccessPointCommand,
  GetAccessPointPolicyCommand,
  GetPublicAccessBlockCommand,
  ListAccessPointsCommand,
  S3ControlClient,
} from "@aws-sdk/client-s3-control";
import { S3AccessPoint } from "../../resources/s3-access-point.ts";
import { S3AccountPublicAccessBlock } from "../../resources/s3-account-public-access-block.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { withoutSharedSecrets } from "../policy-secrets.ts";
import { publicAccessBlock } from "../public-access-block.ts";

const calls = {
  GetPublicAccessBlock: call(
    GetPublicAccessBlockCommand,
    "s3:GetAccountPublicAccessBlock",
    { type: S3AccountPublicAccessBlock, fields: ["publicAccessBlock"] },
    { none: ["NoSuchPublicAccessBlockConfiguration"] },
  ),
  ListAccessPoints: call(
    ListAccessPointsCommand,
    "s3:ListAccessPoints",
    { type: S3AccessPoint },
    { page: ["NextToken", "NextToken"] },
  ),
  GetAccessPointPolicy: call(
    GetAccessPointPolicyCommand,
    "s3:GetAccessPointPolicy",
    { type: S3AccessPoint, fields: ["policy"] },
    {
      none: ["NoSuchAccessPointPolicy"],
      // The policy is text inside XML: of one with such a condition all the rest goes.
      secrets: ["[aA][wW][sS]:(?:[rR]eferer|[uU]ser[aA]gent)"],
    },
  ),
  GetAccessPoint: call(GetAccessPointCommand, "s3:GetAccessPoint", {
    type: S3AccessPoint,
    fields: ["publicAccessBlock"],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "s3-control",
  scope: "both",
  client: S3ControlClient,
  calls,
  async *collect(context) {
    if (context.region === "global") yield* accountBlock(context);
    else yield* accessPoints(context);
  },
});

async function* accountBlock(context: Context) {
  if (!context.wants(S3AccountPublicAccessBlock)) return;
  const { account, partition } = context;
  const arn = `arn:${partition}:s3::${account}:account-public-access-block`;
  const output = await context.read("GetPublicAccessBlock", { AccountId: account }, arn);
  yield context.resource(S3AccountPublicAccessBlock, {
    arn,
    id: "account-public-access-block",
    name: "block public access",
    publicAccessBlock: output && publicAccessBlock(output.PublicAccessBlockConfiguration),
  });
}

async function* accessPoints(context: Context) {
  const owner = { AccountId: context.account };
  const listed = context.items("ListAccessPoints", owner, (output) => output.AccessPointList);
  yield* context.each(listed, async (point) => {
    const { AccessPointArn: arn = "", Name: name = "" } = point;
    return context.resource(S3AccessPoint, {
      arn,
      id: name,
      name,
      bucket: point.Bucket,
      bucketAccount: point.BucketAccountId,
      networkOrigin: point.NetworkOrigin,
      ...(await access(context, point, name, arn)),
    });
  });
}

async function access(context: Context, point: AccessPoint, name: string, arn: string) {
  if (point.NetworkOrigin === "VPC") return { policy: null, publicAccessBlock: null };
  const input = { AccountId: context.account, Name: name };
  const policy = await context.read("GetAccessPointPolicy", input, arn);
  const details = await context.read("GetAccessPoint", input, arn);
  return {
    policy: policy && withoutSharedSecrets(policy.Policy ?? ""),
    publicAccessBlock: details && publicAccessBlock(details.PublicAccessBlockConfiguration),
  };
}
