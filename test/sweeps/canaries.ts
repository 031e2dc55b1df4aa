import { AmplifyClient, CreateAppCommand } from "@aws-sdk/client-amplify";
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { CloudFrontClient, CreateDistributionCommand } from "@aws-sdk/client-cloudfront";
import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateAccessPointCommand, PutAccessPointPolicyCommand } from "@aws-sdk/client-s3-control";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateDocumentCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { CreateWebACLCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { ACCOUNT } from "../emulator/index.ts";
import { LoopbackS3Control } from "../emulator/seed/s3-control.ts";

/** A secret value and the place in the account that holds it. */
export interface Canary {
  readonly place: string;
  readonly value: string;
}

interface Config {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string };
}

/** Puts a unique value into every place of the collected services that can hold a secret. */
export async function plantCanaries(endpoint: string, makeValue: () => string): Promise<Canary[]> {
  const config = {
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  const canaries: Canary[] = [];
  const plant = (place: string): string => {
    const value = makeValue();
    canaries.push({ place, value });
    return value;
  };
  const role = await createRole(config);
  await plantLambda(config, role, plant);
  await plantCodeBuild(config, role, plant);
  await plantStage(config, plant);
  await plantAmplify(config, plant);
  await plantDistribution(config, plant);
  await plantWebAcl(config, plant);
  await plantParameters(config, plant);
  await plantDocuments(config, plant);
  await plantSecret(config, plant);
  await plantBucket(config, plant);
  return canaries;
}

type Plant = (place: string) => string;

async function createRole(config: Config): Promise<string> {
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

async function plantLambda(config: Config, role: string, plant: Plant): Promise<void> {
  await new LambdaClient(config).send(
    new CreateFunctionCommand({
      FunctionName: "canary",
      Role: role,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: Buffer.from("not run") },
      Description: plant("lambda description"),
      Environment: {
        Variables: {
          DB_PASSWORD: plant("lambda sensitive name"),
          COLOUR: plant("lambda harmless name"),
          DATABASE_URL: `postgres://app:${plant("lambda URL")}@db.internal/app`,
          SETTINGS: JSON.stringify({ nested: { apiKey: plant("lambda JSON") } }),
          HEADER: `Authorization: Bearer ${plant("lambda header")}`,
        },
      },
    }),
  );
}

async function plantCodeBuild(config: Config, role: string, plant: Plant): Promise<void> {
  await new CodeBuildClient(config).send(
    new CreateProjectCommand({
      name: "canary",
      description: plant("codebuild description"),
      source: {
        type: "GITHUB",
        location: `https://user:${plant("codebuild source URL")}@github.com/example/app.git`,
        buildspec: `version: 0.2\nenv:\n  variables:\n    TOKEN: ${plant("codebuild buildspec")}\n`,
      },
      artifacts: { type: "NO_ARTIFACTS" },
      serviceRole: role,
      environment: {
        type: "LINUX_CONTAINER",
        image: "aws/codebuild/standard:7.0",
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: [
          { name: "API_TOKEN", value: plant("codebuild sensitive name"), type: "PLAINTEXT" },
          { name: "COLOUR", value: plant("codebuild harmless name"), type: "PLAINTEXT" },
        ],
      },
    }),
  );
}

async function plantStage(config: Config, plant: Plant): Promise<void> {
  const client = new APIGatewayClient(config);
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: "canary" }));
  const { items } = await client.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
  await client.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  await client.send(new PutIntegrationCommand({ ...method, type: "MOCK" }));
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
  await client.send(
    new CreateStageCommand({
      restApiId,
      stageName: "canary",
      deploymentId,
      variables: { password: plant("stage variable") },
    }),
  );
}

async function plantAmplify(config: Config, plant: Plant): Promise<void> {
  await new AmplifyClient(config).send(
    new CreateAppCommand({
      name: "canary",
      environmentVariables: { API_KEY: plant("amplify variable") },
      basicAuthCredentials: Buffer.from(`user:${plant("amplify basic auth")}`).toString("base64"),
      buildSpec: `env: ${plant("amplify buildspec")}`,
    }),
  );
}

async function plantDistribution(config: Config, plant: Plant): Promise<void> {
  await new CloudFrontClient(config).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: "canary",
        Comment: plant("cloudfront comment"),
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "origin",
              DomainName: "origin.example.com",
              CustomHeaders: {
                Quantity: 1,
                Items: [
                  { HeaderName: "x-origin-verify", HeaderValue: plant("cloudfront origin header") },
                ],
              },
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: "https-only",
              },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "origin",
          ViewerProtocolPolicy: "https-only",
          MinTTL: 0,
          ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
        },
      },
    }),
  );
}

async function plantWebAcl(config: Config, plant: Plant): Promise<void> {
  const visibility = {
    SampledRequestsEnabled: true,
    CloudWatchMetricsEnabled: true,
    MetricName: "canary",
  };
  await new WAFV2Client(config).send(
    new CreateWebACLCommand({
      Name: "canary",
      Scope: "REGIONAL",
      Description: plant("web ACL description"),
      DefaultAction: {
        Allow: {
          CustomRequestHandling: {
            InsertHeaders: [{ Name: "x-origin-verify", Value: plant("web ACL inserted header") }],
          },
        },
      },
      VisibilityConfig: visibility,
      Rules: [
        {
          Name: "header",
          Priority: 0,
          Statement: {
            ByteMatchStatement: {
              SearchString: Buffer.from(plant("web ACL search string")),
              FieldToMatch: { SingleHeader: { Name: "x-origin-verify" } },
              TextTransformations: [{ Priority: 0, Type: "NONE" }],
              PositionalConstraint: "EXACTLY",
            },
          },
          Action: {
            Block: { CustomResponse: { ResponseCode: 403, CustomResponseBodyKey: "body" } },
          },
          VisibilityConfig: visibility,
        },
      ],
      CustomResponseBodies: {
        body: { ContentType: "TEXT_PLAIN", Content: plant("web ACL response body") },
      },
    }),
  );
}

async function plantParameters(config: Config, plant: Plant): Promise<void> {
  const ssm = new SSMClient(config);
  const parameters = [
    { Name: "/canary/db-password", Type: "String", Value: plant("parameter sensitive name") },
    { Name: "/canary/colour", Type: "String", Value: plant("parameter harmless name") },
    { Name: "/canary/list", Type: "StringList", Value: `red,green,${plant("parameter list")}` },
    { Name: "/canary/secure", Type: "SecureString", Value: plant("encrypted parameter") },
  ] as const;
  for (const parameter of parameters) {
    await ssm.send(
      new PutParameterCommand({ ...parameter, Description: plant("parameter description") }),
    );
  }
}

async function plantDocuments(config: Config, plant: Plant): Promise<void> {
  const ssm = new SSMClient(config);
  const command = {
    schemaVersion: "2.2",
    description: plant("document description"),
    parameters: { token: { type: "String", default: plant("document parameter default") } },
    mainSteps: [
      {
        action: "aws:runShellScript",
        name: "run",
        inputs: { runCommand: [`mysql --password=${plant("document command")}`] },
      },
    ],
  };
  const session = {
    schemaVersion: "1.0",
    description: plant("session description"),
    sessionType: "Standard_Stream",
    inputs: {
      kmsKeyId: "alias/canary",
      shellProfile: { linux: `export TOKEN=${plant("session profile")}` },
    },
    parameters: {},
  };
  const documents = [
    { Name: "canary-command", DocumentType: "Command", content: command },
    { Name: "canary-session", DocumentType: "Session", content: session },
  ] as const;
  for (const { content, ...document } of documents) {
    const Content = JSON.stringify(content);
    await ssm.send(new CreateDocumentCommand({ ...document, DocumentFormat: "JSON", Content }));
  }
}

async function plantSecret(config: Config, plant: Plant): Promise<void> {
  await new SecretsManagerClient(config).send(
    new CreateSecretCommand({
      Name: "canary",
      Description: plant("secret description"),
      SecretString: JSON.stringify({ password: plant("secret value") }),
    }),
  );
}

/** Shared secrets in headers, which policies compare. */
async function plantBucket(config: Config, plant: Plant): Promise<void> {
  const bucket = { Bucket: "canary" };
  const policy = (Resource: string, Condition: object): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "*" }, Action: "s3:GetObject", Resource, Condition },
      ],
    });
  const s3 = new S3Client(config);
  await s3.send(new CreateBucketCommand(bucket));
  const headers = {
    StringEquals: { "aws:UserAgent": plant("bucket policy user agent") },
    StringLike: { "aws:referer": [plant("bucket policy referer"), "https://shop.example.com/*"] },
  };
  await s3.send(
    new PutBucketPolicyCommand({ ...bucket, Policy: policy("arn:aws:s3:::canary/*", headers) }),
  );
  const control = new LoopbackS3Control(config);
  const point = { AccountId: ACCOUNT, Name: "canary" };
  await control.send(new CreateAccessPointCommand({ ...point, ...bucket }));
  const resource = `arn:aws:s3:${config.region}:${ACCOUNT}:accesspoint/canary/object/*`;
  const referer = { StringEquals: { "aws:Referer": plant("access point policy referer") } };
  await control.send(
    new PutAccessPointPolicyCommand({ ...point, Policy: policy(resource, referer) }),
  );
}
