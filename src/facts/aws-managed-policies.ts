/** What AWS managed policies, whose texts are not read, say of kms:Decrypt and kms:Encrypt on any key. */
type Effect = "allows" | "denies" | "silent";

// Names under arn:aws:iam::aws:policy/, from the AWS Managed Policy Reference: the policies for execution roles
// of functions and of replication, and those that decide over every service.
const KEY_USE: Readonly<Record<string, Effect>> = {
  AdministratorAccess: "allows",
  PowerUserAccess: "allows",
  AWSDenyAll: "denies",
  AWSLambdaExecute: "silent",
  AWSXRayDaemonWriteAccess: "silent",
  AmazonS3FullAccess: "silent",
  AmazonS3ReadOnlyAccess: "silent",
  CloudWatchLambdaInsightsExecutionRolePolicy: "silent",
  "service-role/AWSLambdaBasicExecutionRole": "silent",
  "service-role/AWSLambdaDynamoDBExecutionRole": "silent",
  "service-role/AWSLambdaENIManagementAccess": "silent",
  "service-role/AWSLambdaKinesisExecutionRole": "silent",
  "service-role/AWSLambdaRole": "silent",
  "service-role/AWSLambdaSQSQueueExecutionRole": "silent",
  "service-role/AWSLambdaVPCAccessExecutionRole": "silent",
};

/** Whether the policy is AWS's own, by its ARN. */
export function isAwsManagedPolicy(arn: string): boolean {
  return /^arn:[a-z-]+:iam::aws:policy\//.test(arn);
}

/** What an AWS managed policy says of decrypting and encrypting with any key; undefined for a policy that is not in the list. */
export function keyUseByAwsManagedPolicy(arn: string): Effect | undefined {
  const name = arn.slice(arn.indexOf(":policy/") + ":policy/".length);
  return Object.hasOwn(KEY_USE, name) ? KEY_USE[name] : undefined;
}
