/** Names of ASFF that do not follow from CloudFormation's by the rule below. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ["AWS::ElasticLoadBalancing::LoadBalancer", "AwsElbLoadBalancer"],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AwsElbv2LoadBalancer"],
  ["AWS::Events::EventBus", "AwsEventsEventbus"],
  ["AWS::IAM::ManagedPolicy", "AwsIamPolicy"],
  ["AWS::StepFunctions::StateMachine", "AwsStepFunctionStateMachine"],
]);

/** What ASFF has a type of its own for, among what keelson judges; the rest is `Other`. */
const KNOWN: ReadonlySet<string> = new Set([
  "AwsApiGatewayStage",
  "AwsAppSyncGraphQlApi",
  "AwsAutoScalingLaunchConfiguration",
  "AwsCertificateManagerCertificate",
  "AwsCloudFormationStack",
  "AwsCloudFrontDistribution",
  "AwsCloudTrailTrail",
  "AwsCloudWatchAlarm",
  "AwsCodeBuildProject",
  "AwsEc2Instance",
  "AwsEc2LaunchTemplate",
  "AwsEc2NetworkAcl",
  "AwsEc2NetworkInterface",
  "AwsEc2SecurityGroup",
  "AwsEc2Volume",
  "AwsEc2Vpc",
  "AwsEcsService",
  "AwsEcsTaskDefinition",
  "AwsElbLoadBalancer",
  "AwsElbv2LoadBalancer",
  "AwsEventsEventbus",
  "AwsGuardDutyDetector",
  "AwsIamAccessKey",
  "AwsIamGroup",
  "AwsIamPolicy",
  "AwsIamRole",
  "AwsIamUser",
  "AwsKmsKey",
  "AwsLambdaFunction",
  "AwsS3AccessPoint",
  "AwsS3AccountPublicAccessBlock",
  "AwsS3Bucket",
  "AwsSecretsManagerSecret",
  "AwsSnsTopic",
  "AwsSqsQueue",
  "AwsStepFunctionStateMachine",
  "AwsWafv2RuleGroup",
  "AwsWafv2WebAcl",
]);

const BY_LETTERS = new Map([...KNOWN].map((name) => [name.toLowerCase(), name]));

/** `AWS::KMS::Key` → `AwsKmsKey`: the letters are those of CloudFormation, the case is not. */
export function asffResourceType(type: string): string {
  const letters = (SPECIAL.get(type) ?? type).replaceAll("::", "").toLowerCase();
  return BY_LETTERS.get(letters) ?? "Other";
}
