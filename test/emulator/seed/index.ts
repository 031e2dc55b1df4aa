import { type SeedModule, type SeededResource, seedContext } from "./context.ts";
import * as accessanalyzer from "./accessanalyzer.ts";
import * as accountContacts from "./account-contacts.ts";
import * as acm from "./acm.ts";
import * as addresses from "./addresses.ts";
import * as ddos from "./ddos.ts";
import * as fms from "./fms.ts";
import * as globalaccelerator from "./globalaccelerator.ts";
import * as networkfirewall from "./networkfirewall.ts";
import * as shield from "./shield.ts";
import * as apigateway from "./apigateway.ts";
import * as apigatewayv2 from "./apigatewayv2.ts";
import * as appsync from "./appsync.ts";
import * as cognitoIdentity from "./cognito-identity.ts";
import * as cognito from "./cognito.ts";
import * as codebuildSettings from "./codebuild-settings.ts";
import * as autoscaling from "./autoscaling.ts";
import * as cloudformation from "./cloudformation.ts";
import * as cloudhsm from "./cloudhsm.ts";
import * as cloudfront from "./cloudfront.ts";
import * as cloudtrail from "./cloudtrail.ts";
import * as cloudwatch from "./cloudwatch.ts";
import * as codebuild from "./codebuild.ts";
import * as config from "./config.ts";
import * as ec2Instances from "./ec2-instances.ts";
import * as ec2LaunchTemplates from "./ec2-launch-templates.ts";
import * as ecs from "./ecs.ts";
import * as ecr from "./ecr.ts";
import * as eks from "./eks.ts";
import * as eventbridge from "./eventbridge.ts";
import * as ebs from "./ebs.ts";
import * as ec2Images from "./ec2-images.ts";
import * as backup from "./backup.ts";
import * as dax from "./dax.ts";
import * as dynamodb from "./dynamodb.ts";
import * as efs from "./efs.ts";
import * as elasticache from "./elasticache.ts";
import * as memorydb from "./memorydb.ts";
import * as glueJobs from "./glue-jobs.ts";
import * as glue from "./glue.ts";
import * as elbClassic from "./elb-classic.ts";
import * as elb from "./elb.ts";
import * as guardduty from "./guardduty.ts";
import * as iamServerCertificates from "./iam-server-certificates.ts";
import * as iamIdentityProviders from "./iam-identity-providers.ts";
import * as iamRights from "./iam-rights.ts";
import * as iam from "./iam.ts";
import * as inspector from "./inspector.ts";
import * as kms from "./kms.ts";
import * as lambdaAccess from "./lambda-access.ts";
import * as lambda from "./lambda.ts";
import * as logs from "./logs.ts";
import * as macie from "./macie.ts";
import * as organizations from "./organizations.ts";
import * as route53 from "./route53.ts";
import * as route53domains from "./route53domains.ts";
import * as route53resolver from "./route53resolver.ts";
import * as redshift from "./redshift.ts";
import * as redshiftServerless from "./redshift-serverless.ts";
import * as opensearch from "./opensearch.ts";
import * as kinesis from "./kinesis.ts";
import * as firehose from "./firehose.ts";
import * as msk from "./msk.ts";
import * as secretsmanager from "./secretsmanager.ts";
import * as securityhub from "./securityhub.ts";
import * as sns from "./sns.ts";
import * as sqs from "./sqs.ts";
import * as ssm from "./ssm.ts";
import * as ssmInstances from "./ssm-instances.ts";
import * as stepfunctions from "./stepfunctions.ts";
import * as s3 from "./s3.ts";
import * as s3Control from "./s3-control.ts";
import * as securityGroups from "./security-groups.ts";
import * as vpcEndpoints from "./vpc-endpoints.ts";
import * as vpc from "./vpc.ts";
import * as waf from "./waf.ts";
import * as docdb from "./docdb.ts";
import * as neptune from "./neptune.ts";
import * as rdsClusters from "./rds-clusters.ts";
import * as rdsSnapshots from "./rds-snapshots.ts";
import * as rds from "./rds.ts";

/** In the order in which they need one another. */
const MODULES: readonly SeedModule[] = [
  { service: "organizations", ...organizations },
  { service: "account-contacts", ...accountContacts },
  { service: "iam", ...iam },
  { service: "iam", ...iamRights },
  { service: "iam-identity-providers", ...iamIdentityProviders },
  { service: "kms", ...kms },
  { service: "lambda", ...lambda },
  { service: "lambda", ...lambdaAccess },
  { service: "codebuild", ...codebuild },
  { service: "codebuild", ...codebuildSettings },
  { service: "acm", ...acm },
  { service: "iam-server-certificates", ...iamServerCertificates },
  { service: "guardduty", ...guardduty },
  { service: "inspector", ...inspector },
  { service: "macie", ...macie },
  { service: "securityhub", ...securityhub },
  { service: "sns", ...sns },
  { service: "sqs", ...sqs },
  { service: "eventbridge", ...eventbridge },
  { service: "ebs", ...ebs },
  { service: "ec2-images", ...ec2Images },
  { service: "s3", ...s3 },
  { service: "s3-control", ...s3Control },
  { service: "accessanalyzer", ...accessanalyzer },
  { service: "logs", ...logs },
  { service: "cloudtrail", ...cloudtrail },
  { service: "cloudwatch", ...cloudwatch },
  { service: "config", ...config },
  { service: "waf", ...waf },
  { service: "elb", ...elb },
  { service: "elb-classic", ...elbClassic },
  { service: "cloudfront", ...cloudfront },
  { service: "secretsmanager", ...secretsmanager },
  { service: "ssm", ...ssm },
  { service: "ec2-instances", ...ec2Instances },
  { service: "ec2-launch-templates", ...ec2LaunchTemplates },
  { service: "autoscaling", ...autoscaling },
  { service: "ssm-instances", ...ssmInstances },
  { service: "vpc", ...vpc },
  { service: "security-groups", ...securityGroups },
  { service: "vpc-endpoints", ...vpcEndpoints },
  { service: "apigateway", ...apigateway },
  { service: "apigatewayv2", ...apigatewayv2 },
  { service: "appsync", ...appsync },
  { service: "cognito", ...cognito },
  { service: "cognito-identity", ...cognitoIdentity },
  { service: "cloudformation", ...cloudformation },
  { service: "ecs", ...ecs },
  { service: "ecr", ...ecr },
  { service: "eks", ...eks },
  { service: "stepfunctions", ...stepfunctions },
  { service: "redshift", ...redshift },
  { service: "redshift-serverless", ...redshiftServerless },
  { service: "opensearch", ...opensearch },
  { service: "kinesis", ...kinesis },
  { service: "firehose", ...firehose },
  { service: "msk", ...msk },
  { service: "glue", ...glue },
  { service: "addresses", ...addresses },
  { service: "ec2-instances", ...ddos },
  { service: "networkfirewall", ...networkfirewall },
  { service: "fms", ...fms },
  { service: "globalaccelerator", ...globalaccelerator },
  { service: "glue-jobs", ...glueJobs },
  { service: "dynamodb", ...dynamodb },
  { service: "dax", ...dax },
  { service: "efs", ...efs },
  { service: "backup", ...backup },
  { service: "elasticache", ...elasticache },
  { service: "memorydb", ...memorydb },
  { service: "cloudhsm", ...cloudhsm },
  { service: "route53", ...route53 },
  { service: "route53domains", ...route53domains },
  // Protects what all the others made.
  { service: "shield", ...shield },
  { service: "rds", ...rds },
  { service: "rds", ...rdsClusters },
  { service: "rds", ...docdb },
  { service: "rds", ...neptune },
  { service: "rds-snapshots", ...rdsSnapshots },
  // Last, because every VPC gets what protects its queries.
  { service: "vpc", ...route53resolver },
];

/** Fills an emulated account with bad resources beside good twins; tells what it made. */
export async function seedAccount(endpoint: string): Promise<SeededResource[]> {
  const seeded: SeededResource[] = [];
  const clients: { destroy(): void }[] = [];
  try {
    for (const { service, seed } of MODULES) {
      await seed(seedContext(endpoint, service, seeded, clients));
    }
  } finally {
    for (const client of clients) client.destroy();
  }
  return seeded;
}
