import {
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const events = new EventBridgeClient(config);
  const Rule = "canary";
  await events.send(
    new PutRuleCommand({
      Name: Rule,
      EventPattern: JSON.stringify({ source: ["aws.guardduty"] }),
      Description: secret("EventBridge rule description"),
    }),
  );
  const arn = (rest: string) => `arn:aws:${rest}`;
  const targets: Omit<Target, "Id">[] = [
    {
      Arn: arn("lambda:us-east-1:123456789012:function:canary"),
      Input: JSON.stringify({ password: secret("EventBridge input") }),
    },
    {
      Arn: arn("sns:us-east-1:123456789012:canary"),
      InputTransformer: {
        InputPathsMap: { id: "$.id" },
        InputTemplate: `{"id": <id>, "token": "${secret("EventBridge input template")}"}`,
      },
    },
    {
      Arn: arn("events:us-east-1:123456789012:api-destination/canary/1"),
      RoleArn: role,
      HttpParameters: {
        PathParameterValues: [secret("EventBridge path parameter")],
        HeaderParameters: { "X-Api-Key": secret("EventBridge header") },
        QueryStringParameters: { token: secret("EventBridge query parameter") },
      },
    },
    {
      Arn: arn("ssm:us-east-1::document/AWS-RunShellScript"),
      RoleArn: role,
      RunCommandParameters: {
        RunCommandTargets: [{ Key: "tag:x", Values: [secret("EventBridge run command target")] }],
      },
    },
    {
      Arn: arn("redshift:us-east-1:123456789012:cluster:canary"),
      RoleArn: role,
      RedshiftDataParameters: {
        Database: "orders",
        Sql: `alter user orders password '${secret("EventBridge SQL")}'`,
        Sqls: [`alter user audit password '${secret("EventBridge SQL list")}'`],
      },
    },
    {
      Arn: arn("sagemaker:us-east-1:123456789012:pipeline/canary"),
      RoleArn: role,
      SageMakerPipelineParameters: {
        PipelineParameterList: [{ Name: "token", Value: secret("EventBridge pipeline") }],
      },
    },
    {
      Arn: arn("appsync:us-east-1:123456789012:endpoints/graphql-api/canary"),
      RoleArn: role,
      AppSyncParameters: {
        GraphQLOperation: `mutation { x(a: "${secret("EventBridge GraphQL")}") }`,
      },
    },
  ];
  const Targets = targets.map((target, index) => ({ ...target, Id: `t${index}` }));
  await events.send(new PutTargetsCommand({ Rule, Targets: Targets.slice(0, 5) }));
  await events.send(new PutTargetsCommand({ Rule, Targets: Targets.slice(5) }));
}
