import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { plant as accessanalyzer } from "./accessanalyzer.ts";
import { plant as accountContacts } from "./account-contacts.ts";
import { plant as amplify } from "./amplify.ts";
import { plant as apigateway } from "./apigateway.ts";
import { plant as apigatewayv2 } from "./apigatewayv2.ts";
import { plant as appsync } from "./appsync.ts";
import { plant as cloudformation } from "./cloudformation.ts";
import { plant as cloudfront } from "./cloudfront.ts";
import { plant as cloudwatch } from "./cloudwatch.ts";
import { plant as codebuild } from "./codebuild.ts";
import { plant as cognito } from "./cognito.ts";
import { plant as awsConfig } from "./config.ts";
import type { Canary, CanaryContext } from "./context.ts";
import { plant as ebs } from "./ebs.ts";
import { plant as ec2 } from "./ec2.ts";
import { plant as ecs } from "./ecs.ts";
import { plant as elb } from "./elb.ts";
import { plant as eventbridge } from "./eventbridge.ts";
import { plant as firehose } from "./firehose.ts";
import { plant as dax } from "./dax.ts";
import { plant as elasticache } from "./elasticache.ts";
import { plant as memorydb } from "./memorydb.ts";
import { plant as glue } from "./glue.ts";
import { plant as guardduty } from "./guardduty.ts";
import { plant as inspector } from "./inspector.ts";
import { plant as lambda } from "./lambda.ts";
import { plant as logs } from "./logs.ts";
import { plant as macie } from "./macie.ts";
import { plant as opensearch } from "./opensearch.ts";
import { plant as route53 } from "./route53.ts";
import { plant as networkfirewall } from "./networkfirewall.ts";
import { plant as rds } from "./rds.ts";
import { plant as redshift } from "./redshift.ts";
import { plant as s3 } from "./s3.ts";
import { plant as secretsmanager } from "./secretsmanager.ts";
import { plant as shield } from "./shield.ts";
import { plant as sns } from "./sns.ts";
import { plant as ssm } from "./ssm.ts";
import { plant as vpc } from "./vpc.ts";
import { plant as stepfunctions } from "./stepfunctions.ts";
import { plant as wafv2 } from "./wafv2.ts";

/** One file for each service, in no particular order. */
const PLANTERS = [
  accessanalyzer,
  accountContacts,
  amplify,
  apigateway,
  apigatewayv2,
  appsync,
  cloudformation,
  cloudfront,
  cloudwatch,
  codebuild,
  cognito,
  awsConfig,
  ebs,
  ec2,
  ecs,
  elb,
  eventbridge,
  firehose,
  dax,
  elasticache,
  memorydb,
  glue,
  guardduty,
  inspector,
  lambda,
  logs,
  macie,
  opensearch,
  route53,
  networkfirewall,
  rds,
  redshift,
  s3,
  secretsmanager,
  shield,
  sns,
  ssm,
  vpc,
  stepfunctions,
  wafv2,
];

/** Puts a unique value into every place of the collected services that can hold a secret. */
export async function plantCanaries(endpoint: string, makeValue: () => string): Promise<Canary[]> {
  const config = {
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  const canaries: Canary[] = [];
  const secret = (place: string): string => {
    const value = makeValue();
    canaries.push({ place, value });
    return value;
  };
  const role = await createRole(config);
  for (const planter of PLANTERS) await planter({ config, role, secret });
  return canaries;
}

async function createRole(config: CanaryContext["config"]): Promise<string> {
  const trust = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  };
  const { Role } = await new IAMClient(config).send(
    new CreateRoleCommand({ RoleName: "canary", AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  return Role?.Arn ?? "";
}
