import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  type LogGroupClass,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { HOME_REGION, OTHER_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** How a log group differs from one without faults; `null` leaves a setting out. */
interface GroupPlan {
  readonly name: string;
  readonly region?: string;
  readonly key?: string | null;
  readonly retention?: number | null;
  readonly dataProtection?: false;
  readonly logGroupClass?: LogGroupClass;
}

/** Log groups for every rule about CloudWatch Logs; the data protection of one Region is the account's. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const key = await logsKey(context, good("key", "of-logs"), `logs.${HOME_REGION}.amazonaws.com`);
  const elsewhere = `logs.${OTHER_REGION}.amazonaws.com`;
  const plans: GroupPlan[] = [
    { name: good("log-group") },
    { name: good("log-group", "cloudtrail") },
    { name: good("log-group", "delivery"), retention: null, logGroupClass: "DELIVERY" },
    { name: bad("logs-group-unencrypted"), key: null },
    {
      name: bad("logs-group-key-unusable"),
      key: await logsKey(context, good("key", "of-logs-elsewhere"), elsewhere),
    },
    {
      name: bad("logs-group-key-unusable", "deleted"),
      key: key.replace(/[^/]+$/, "00000000-0000-0000-0000-000000000000"),
    },
    { name: bad("logs-retention-unset"), retention: null },
    { name: bad("logs-no-data-protection"), dataProtection: false },
  ];
  for (const plan of plans) await makeGroup(context, { key, ...plan });
  await seedOtherRegion(context, elsewhere);
  await client(CloudWatchLogsClient).send(
    new PutMetricFilterCommand({
      logGroupName: "good-log-group",
      filterName: good("metric-filter"),
      filterPattern: '{ $.level = "error" }',
      metricTransformations: [
        { metricName: "Errors", metricNamespace: "Orders", metricValue: "1" },
      ],
    }),
  );
}

async function seedOtherRegion(context: SeedContext, principal: string): Promise<void> {
  const { good, client } = context;
  const key = await logsKey(context, good("key", "of-logs-there"), principal, OTHER_REGION);
  await client(CloudWatchLogsClient, OTHER_REGION).send(
    new PutAccountPolicyCommand({
      policyName: "mask-credentials",
      policyType: "DATA_PROTECTION_POLICY",
      policyDocument: DATA_PROTECTION,
    }),
  );
  const name = good("log-group", "account-data-protection");
  await makeGroup(context, { name, key, region: OTHER_REGION, dataProtection: false });
}

async function makeGroup({ client }: SeedContext, plan: GroupPlan): Promise<void> {
  const { name: logGroupName, region = HOME_REGION, key, retention = 365, logGroupClass } = plan;
  const logs = client(CloudWatchLogsClient, region);
  await logs.send(
    new CreateLogGroupCommand({
      logGroupName,
      ...(key && { kmsKeyId: key }),
      ...(logGroupClass && { logGroupClass }),
    }),
  );
  if (retention !== null) {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: retention }));
  }
  if (plan.dataProtection !== false && logGroupClass === undefined) {
    const input = { logGroupIdentifier: logGroupName, policyDocument: DATA_PROTECTION };
    await logs.send(new PutDataProtectionPolicyCommand(input));
  }
}

/** A key whose policy lets CloudWatch Logs in for the log groups of the account. */
async function logsKey(
  { account, client }: SeedContext,
  name: string,
  principal: string,
  region = HOME_REGION,
): Promise<string> {
  const statements = [
    { Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*" },
    {
      Principal: { Service: principal },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:*` },
      },
    },
  ];
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })),
  });
  const kms = client(KMSClient, region);
  const KeyId = await makeKey(kms, { name, settings: { Policy } });
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
  return KeyMetadata?.Arn ?? "";
}

const CREDENTIALS = "arn:aws:dataprotection::aws:data-identifier/AwsSecretKey";
const DATA_PROTECTION = JSON.stringify({
  Name: "mask-credentials",
  Version: "2021-06-01",
  Statement: [
    { DataIdentifier: [CREDENTIALS], Operation: { Audit: { FindingsDestination: {} } } },
    { DataIdentifier: [CREDENTIALS], Operation: { Deidentify: { MaskConfig: {} } } },
  ],
});
