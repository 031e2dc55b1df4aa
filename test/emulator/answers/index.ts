import type { Answer } from "../answers.ts";
import { accessanalyzerAnswers } from "./accessanalyzer.ts";
import { acmAnswers } from "./acm.ts";
import { agentcoreAnswers } from "./agentcore.ts";
import { amplifyAnswers } from "./amplify.ts";
import { apigatewayAnswers } from "./apigateway.ts";
import { apigatewayv2Answers } from "./apigatewayv2.ts";
import { apprunnerAnswers } from "./apprunner.ts";
import { appsyncEventsAnswers } from "./appsync-events.ts";
import { appsyncAnswers } from "./appsync.ts";
import { cloudformationAnswers } from "./cloudformation.ts";
import { cloudfrontAnswers } from "./cloudfront.ts";
import { cloudhsmAnswers } from "./cloudhsm.ts";
import { cloudtrailAnswers } from "./cloudtrail.ts";
import { cloudwatchAnswers } from "./cloudwatch.ts";
import { codebuildAnswers } from "./codebuild.ts";
import { cognitoIdentityAnswers } from "./cognito-identity.ts";
import { cognitoAnswers } from "./cognito.ts";
import { configAnswers } from "./config.ts";
import { ebsAnswers } from "./ebs.ts";
import { ec2Answers } from "./ec2.ts";
import { ec2ImagesAnswers } from "./ec2-images.ts";
import { ec2InstancesAnswers, type Fleet } from "./ec2-instances.ts";
import { ecsAnswers } from "./ecs.ts";
import { eksAnswers } from "./eks.ts";
import { backupAnswers } from "./backup.ts";
import { dynamodbAnswers } from "./dynamodb.ts";
import { elasticacheAnswers } from "./elasticache.ts";
import { memorydbAnswers } from "./memorydb.ts";
import { elbAnswers } from "./elb.ts";
import { glueAnswers } from "./glue.ts";
import { guarddutyAnswers } from "./guardduty.ts";
import { guarddutyOrganizationAnswers } from "./guardduty-organization.ts";
import { iamAnswers } from "./iam.ts";
import { iamIdentityProviderAnswers } from "./iam-identity-providers.ts";
import { iamServerCertificateAnswers } from "./iam-server-certificates.ts";
import { inspectorAnswers } from "./inspector.ts";
import { kmsAnswers } from "./kms.ts";
import { lambdaAnswers } from "./lambda.ts";
import { logsAnswers } from "./logs.ts";
import { macieAnswers } from "./macie.ts";
import { networkInterfaceAnswers } from "./network-interfaces.ts";
import { organizationsAnswers } from "./organizations.ts";
import { route53Answers } from "./route53.ts";
import { route53ProfilesAnswers } from "./route53profiles.ts";
import { firehoseAnswers } from "./firehose.ts";
import { kinesisAnswers } from "./kinesis.ts";
import { mskAnswers } from "./msk.ts";
import { opensearchAnswers } from "./opensearch.ts";
import { redshiftAnswers } from "./redshift.ts";
import { redshiftServerlessAnswers } from "./redshift-serverless.ts";
import { secretsmanagerAnswers } from "./secretsmanager.ts";
import { securityhubAnswers } from "./securityhub.ts";
import { serviceQuotasAnswers } from "./service-quotas.ts";
import { snsAnswers } from "./sns.ts";
import { sqsAnswers } from "./sqs.ts";
import { ssmAnswers } from "./ssm.ts";
import { ssmInstancesAnswers } from "./ssm-instances.ts";
import { shieldAnswers } from "./shield.ts";
import { fmsAnswers } from "./fms.ts";
import { globalAcceleratorAnswers } from "./globalaccelerator.ts";
import { networkFirewallAnswers } from "./networkfirewall.ts";
import { rdsAnswers } from "./rds.ts";
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
    ...apigatewayv2Answers(),
    ...apprunnerAnswers(),
    ...appsyncAnswers(associations),
    ...appsyncEventsAnswers(associations),
    ...cloudformationAnswers(),
    ...cloudfrontAnswers(),
    ...cloudhsmAnswers(),
    ...cloudtrailAnswers(),
    ...cloudwatchAnswers(),
    ...codebuildAnswers(),
    ...cognitoAnswers(),
    ...cognitoIdentityAnswers(),
    ...configAnswers(),
    ...ebsAnswers(),
    ...ec2Answers(),
    ...ec2InstancesAnswers(fleet),
    ...ec2ImagesAnswers(),
    ...ecsAnswers(),
    ...eksAnswers(),
    ...backupAnswers(),
    ...dynamodbAnswers(),
    ...elasticacheAnswers(),
    ...memorydbAnswers(),
    ...elbAnswers(),
    ...glueAnswers(),
    ...guarddutyAnswers(),
    ...guarddutyOrganizationAnswers(),
    ...iamAnswers(),
    ...iamIdentityProviderAnswers(),
    ...iamServerCertificateAnswers(),
    ...inspectorAnswers(fleet),
    ...kmsAnswers(),
    ...lambdaAnswers(),
    ...logsAnswers(),
    ...macieAnswers(),
    ...networkInterfaceAnswers(),
    ...organizationsAnswers(),
    ...route53Answers(),
    ...route53ProfilesAnswers(),
    ...firehoseAnswers(),
    ...kinesisAnswers(),
    ...mskAnswers(),
    ...opensearchAnswers(),
    ...redshiftAnswers(),
    ...redshiftServerlessAnswers(),
    ...secretsmanagerAnswers(),
    ...securityhubAnswers(),
    ...serviceQuotasAnswers(),
    ...snsAnswers(),
    ...sqsAnswers(),
    ...ssmAnswers(),
    ...ssmInstancesAnswers(fleet),
    ...shieldAnswers(),
    ...fmsAnswers(),
    ...globalAcceleratorAnswers(),
    ...networkFirewallAnswers(),
    ...rdsAnswers(),
    ...s3Answers(),
    ...verifiedAccessAnswers(),
    ...vpcAnswers(),
    ...wafv2Answers(associations),
    ...wafv2RulesAnswers(),
  ];
}
