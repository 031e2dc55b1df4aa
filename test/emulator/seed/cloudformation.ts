import { CloudFormationClient, CreateStackCommand } from "@aws-sdk/client-cloudformation";
import { madeUp } from "../../secrets/made-up.ts";
import type { SeedContext } from "./context.ts";

interface StackPlan {
  readonly name: string;
  readonly parameters?: Record<string, { Type?: string; NoEcho?: boolean; value: string }>;
  readonly outputs?: Record<string, { Value: string; Export?: { Name: string } }>;
}

/** Stacks with and without secrets among their parameters and outputs. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf";
  const plans: readonly StackPlan[] = [
    {
      name: bad("cloudformation-parameter-secret"),
      parameters: { DbPassword: { value: madeUp("base62", 16, 981) }, Stage: { value: "live" } },
    },
    {
      name: bad("cloudformation-parameter-secret", "harmless-name"),
      parameters: { Source: { value: `ghp_${madeUp("base62", 36, 982)}` } },
    },
    {
      name: bad("cloudformation-output-secret"),
      outputs: {
        SecretAccessKey: { Value: madeUp("base64", 40, 983) },
        DatabaseUrl: {
          Value: `postgres://orders:${madeUp("base62", 16, 984)}@db.internal/orders`,
          Export: { Name: "orders-database" },
        },
      },
    },
    {
      name: good("stack", "no-echo"),
      parameters: { DbPassword: { NoEcho: true, value: madeUp("base62", 16, 985) } },
    },
    {
      name: good("stack", "references"),
      parameters: {
        DbPassword: { value: "{{resolve:secretsmanager:orders:SecretString:password}}" },
        Stage: { value: "live" },
      },
      outputs: {
        DbPasswordSecret: { Value: secret },
        QueueUrl: { Value: "https://sqs.us-east-1.amazonaws.com/123456789012/orders" },
      },
    },
  ];
  for (const plan of plans) await makeStack(context, plan);
}

async function makeStack({ client }: SeedContext, plan: StackPlan): Promise<void> {
  const { name, parameters = {}, outputs = {} } = plan;
  const declared = Object.entries(parameters).map(
    ([key, { Type = "String", NoEcho = false }]) => [key, { Type, NoEcho }] as const,
  );
  const template = {
    Parameters: Object.fromEntries(declared),
    Resources: { Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" } },
    Outputs: outputs,
  };
  await client(CloudFormationClient).send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: JSON.stringify(template),
      Parameters: Object.entries(parameters).map(([ParameterKey, { value }]) => ({
        ParameterKey,
        ParameterValue: value,
      })),
      Tags: [{ Key: "team", Value: "shop" }],
    }),
  );
}
