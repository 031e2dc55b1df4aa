import type { Answer } from "../answers.ts";
import { acmAnswers } from "./acm.ts";
import { agentcoreAnswers } from "./agentcore.ts";
import { amplifyAnswers } from "./amplify.ts";
import { apigatewayAnswers } from "./apigateway.ts";
import { apprunnerAnswers } from "./apprunner.ts";
import { appsyncEventsAnswers } from "./appsync-events.ts";
import { appsyncAnswers } from "./appsync.ts";
import { cloudfrontAnswers } from "./cloudfront.ts";
import { codebuildAnswers } from "./codebuild.ts";
import { ec2Answers } from "./ec2.ts";
import { guarddutyAnswers } from "./guardduty.ts";
import { iamAnswers } from "./iam.ts";
import { iamServerCertificateAnswers } from "./iam-server-certificates.ts";
import { kmsAnswers } from "./kms.ts";
import { lambdaAnswers } from "./lambda.ts";
import { secretsmanagerAnswers } from "./secretsmanager.ts";
import { ssmAnswers } from "./ssm.ts";
import { s3Answers } from "./s3.ts";
import { verifiedAccessAnswers } from "./verified-access.ts";
import { wafv2RulesAnswers } from "./wafv2-rules.ts";
import { type WebAclAssociations, wafv2Answers } from "./wafv2.ts";

/** Every answer, with nothing created yet. */
export function createAnswers(): Answer[] {
  const associations: WebAclAssociations = new Map();
  return [
    ...acmAnswers(),
    ...agentcoreAnswers(associations),
    ...amplifyAnswers(associations),
    ...apigatewayAnswers(),
    ...apprunnerAnswers(),
    ...appsyncAnswers(associations),
    ...appsyncEventsAnswers(associations),
    ...cloudfrontAnswers(),
    ...codebuildAnswers(),
    ...ec2Answers(),
    ...guarddutyAnswers(),
    ...iamAnswers(),
    ...iamServerCertificateAnswers(),
    ...kmsAnswers(),
    ...lambdaAnswers(),
    ...secretsmanagerAnswers(),
    ...ssmAnswers(),
    ...s3Answers(),
    ...verifiedAccessAnswers(),
    ...wafv2Answers(associations),
    ...wafv2RulesAnswers(),
  ];
}
