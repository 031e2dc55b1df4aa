import { type SeedModule, type SeededResource, seedContext } from "./context.ts";
import * as accessanalyzer from "./accessanalyzer.ts";
import * as accountContacts from "./account-contacts.ts";
import * as acm from "./acm.ts";
import * as apigateway from "./apigateway.ts";
import * as codebuildSettings from "./codebuild-settings.ts";
import * as autoscaling from "./autoscaling.ts";
import * as cloudformation from "./cloudformation.ts";
import * as cloudtrail from "./cloudtrail.ts";
import * as cloudwatch from "./cloudwatch.ts";
import * as codebuild from "./codebuild.ts";
import * as config from "./config.ts";
import * as ec2Instances from "./ec2-instances.ts";
import * as ec2LaunchTemplates from "./ec2-launch-templates.ts";
import * as ecs from "./ecs.ts";
import * as eventbridge from "./eventbridge.ts";
import * as ebs from "./ebs.ts";
import * as ec2Images from "./ec2-images.ts";
import * as glue from "./glue.ts";
import * as guardduty from "./guardduty.ts";
import * as iamServerCertificates from "./iam-server-certificates.ts";
import * as iamIdentityProviders from "./iam-identity-providers.ts";
import * as iamRights from "./iam-rights.ts";
import * as iam from "./iam.ts";
import * as kms from "./kms.ts";
import * as lambdaAccess from "./lambda-access.ts";
import * as lambda from "./lambda.ts";
import * as logs from "./logs.ts";
import * as organizations from "./organizations.ts";
import * as secretsmanager from "./secretsmanager.ts";
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
  { service: "cloudformation", ...cloudformation },
  { service: "ecs", ...ecs },
  { service: "stepfunctions", ...stepfunctions },
  { service: "glue", ...glue },
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
