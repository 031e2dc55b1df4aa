import type { Answer } from "../answers.ts";
import { accessanalyzerAnswers } from "./accessanalyzer.ts";
import { acmAnswers } from "./acm.ts";
import { agentcoreAnswers } from "./agentcore.ts";
import { amplifyAnswers } from "./amplify.ts";
import { apigatewayAnswers } from "./apigateway.ts";
import { apprunnerAnswers } from "./apprunner.ts";
import { appsyncEventsAnswers } from "./appsync-events.ts";
import { appsyncAnswers } from "./appsync.ts";
import { cloudformationAnswers } from "./cloudformation.ts";
import { cloudfrontAnswers } from "./cloudfront.ts";
import { cloudtrailAnswers } from "./cloudtrail.ts";
import { cloudwatchAnswers } from "./cloudwatch.ts";
import { codebuildAnswers } from "./codebuild.ts";
import { configAnswers } from "./config.ts";
import { ebsAnswers } from "./ebs.ts";
import { ec2Answers } from "./ec2.ts";
import { ec2ImagesAnswers } from "./ec2-images.ts";
import { ec2InstancesAnswers, type Fleet } from "./ec2-instances.ts";
import { ecsAnswers } from "./ecs.ts";
import { glueAnswers } from "./glue.ts";
import { guarddutyAnswers } from "./guardduty.ts";
import { iamAnswers } from "./iam.ts";
import { iamIdentityProviderAnswers } from "./iam-identity-providers.ts";
import { iamServerCertificateAnswers } from "./iam-server-certificates.ts";
import { kmsAnswers } from "./kms.ts";
import { lambdaAnswers } from "./lambda.ts";
import { logsAnswers } from "./logs.ts";
import { organizationsAnswers } from "./organizations.ts";
import { secretsmanagerAnswers } from "./secretsmanager.ts";
import { serviceQuotasAnswers } from "./service-quotas.ts";
import { snsAnswers } from "./sns.ts";
import { sqsAnswers } from "./sqs.ts";
import { ssmAnswers } from "./ssm.ts";
import { ssmInstancesAnswers } from "./ssm-instances.ts";
import { s3Answers } from "./s3.ts";
import { verifiedAccessAnswers } from "./verified-access.ts";
import { vpcAnswers } from "./vpc.ts";
import { wafv2RulesAnswers } from "./wafv2-rules.ts";
import { type WebAclAssociations, wafv2Answers } from "./wafv2.ts";

/** Every answer, with nothing created yet. */
export function createAnswers(): Answer[] {
  const associations: WebAclAssociations = new Map();
  const fleet: Fleet = new Map();
  return [
    ...accessanalyzerAnswers(),
    ...acmAnswers(),
    ...agentcoreAnswers(associations),
    ...amplifyAnswers(associations),
    ...apigatewayAnswers(),
    ...apprunnerAnswers(),
    ...appsyncAnswers(associations),
    ...appsyncEventsAnswers(associations),
    ...cloudformationAnswers(),
    ...cloudfrontAnswers(),
    ...cloudtrailAnswers(),
    ...cloudwatchAnswers(),
    ...codebuildAnswers(),
    ...configAnswers(),
    ...ebsAnswers(),
    ...ec2Answers(),
    ...ec2InstancesAnswers(fleet),
    ...ec2ImagesAnswers(),
    ...ecsAnswers(),
    ...glueAnswers(),
    ...guarddutyAnswers(),
    ...iamAnswers(),
    ...iamIdentityProviderAnswers(),
    ...iamServerCertificateAnswers(),
    ...kmsAnswers(),
    ...lambdaAnswers(),
    ...logsAnswers(),
    ...organizationsAnswers(),
    ...secretsmanagerAnswers(),
    ...serviceQuotasAnswers(),
    ...snsAnswers(),
    ...sqsAnswers(),
    ...ssmAnswers(),
    ...ssmInstancesAnswers(fleet),
    ...s3Answers(),
    ...verifiedAccessAnswers(),
    ...vpcAnswers(),
    ...wafv2Answers(associations),
    ...wafv2RulesAnswers(),
  ];
}
