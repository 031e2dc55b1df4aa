import type {
  $ClientProtocol,
  $SchemaRef,
  HandlerExecutionContext,
  HttpRequest,
  HttpResponse,
  SerdeFunctions,
  StaticOperationSchema,
} from "@smithy/types";

/** What an SDK client knows of its service: the protocol and every operation with its schema. */
export interface ServiceModel {
  readonly protocol: $ClientProtocol<HttpRequest, HttpResponse>;
  readonly context: HandlerExecutionContext & SerdeFunctions;
  readonly operations: ReadonlyMap<string, Operation>;
}

export interface Operation {
  readonly namespace: string;
  readonly name: string;
  /** Method and path template of a REST operation. */
  readonly http?: { readonly method: string; readonly path: string };
  readonly input: $SchemaRef;
  readonly output: $SchemaRef;
}

interface Client {
  readonly config: { readonly protocol: $ClientProtocol<HttpRequest, HttpResponse> };
}
type ClientClass = new (config: { region: string }) => Client;

/** Signing name, as it stands in the credential scope, to the client that describes the service. */
const CLIENTS: Readonly<Record<string, () => Promise<[object, unknown]>>> = {
  acm: () => import("@aws-sdk/client-acm").then((m) => [m, m.ACMClient]),
  amplify: () => import("@aws-sdk/client-amplify").then((m) => [m, m.AmplifyClient]),
  apigateway: () => import("@aws-sdk/client-api-gateway").then((m) => [m, m.APIGatewayClient]),
  apprunner: () => import("@aws-sdk/client-apprunner").then((m) => [m, m.AppRunnerClient]),
  appsync: () => import("@aws-sdk/client-appsync").then((m) => [m, m.AppSyncClient]),
  "bedrock-agentcore": () =>
    import("@aws-sdk/client-bedrock-agentcore-control").then((m) => [
      m,
      m.BedrockAgentCoreControlClient,
    ]),
  cloudfront: () => import("@aws-sdk/client-cloudfront").then((m) => [m, m.CloudFrontClient]),
  codebuild: () => import("@aws-sdk/client-codebuild").then((m) => [m, m.CodeBuildClient]),
  "cognito-idp": () =>
    import("@aws-sdk/client-cognito-identity-provider").then((m) => [
      m,
      m.CognitoIdentityProviderClient,
    ]),
  ec2: () => import("@aws-sdk/client-ec2").then((m) => [m, m.EC2Client]),
  elasticloadbalancing: () =>
    import("@aws-sdk/client-elastic-load-balancing-v2").then((m) => [
      m,
      m.ElasticLoadBalancingV2Client,
    ]),
  guardduty: () => import("@aws-sdk/client-guardduty").then((m) => [m, m.GuardDutyClient]),
  iam: () => import("@aws-sdk/client-iam").then((m) => [m, m.IAMClient]),
  s3: () => import("@aws-sdk/client-s3").then((m) => [m, m.S3Client]),
  // Signed as s3; told apart by its paths.
  s3control: () => import("@aws-sdk/client-s3-control").then((m) => [m, m.S3ControlClient]),
  kms: () => import("@aws-sdk/client-kms").then((m) => [m, m.KMSClient]),
  lambda: () => import("@aws-sdk/client-lambda").then((m) => [m, m.LambdaClient]),
  secretsmanager: () =>
    import("@aws-sdk/client-secrets-manager").then((m) => [m, m.SecretsManagerClient]),
  ssm: () => import("@aws-sdk/client-ssm").then((m) => [m, m.SSMClient]),
  sts: () => import("@aws-sdk/client-sts").then((m) => [m, m.STSClient]),
  "access-analyzer": () =>
    import("@aws-sdk/client-accessanalyzer").then((m) => [m, m.AccessAnalyzerClient]),
  account: () => import("@aws-sdk/client-account").then((m) => [m, m.AccountClient]),
  autoscaling: () => import("@aws-sdk/client-auto-scaling").then((m) => [m, m.AutoScalingClient]),
  cloudformation: () =>
    import("@aws-sdk/client-cloudformation").then((m) => [m, m.CloudFormationClient]),
  cloudtrail: () => import("@aws-sdk/client-cloudtrail").then((m) => [m, m.CloudTrailClient]),
  config: () => import("@aws-sdk/client-config-service").then((m) => [m, m.ConfigServiceClient]),
  ecs: () => import("@aws-sdk/client-ecs").then((m) => [m, m.ECSClient]),
  events: () => import("@aws-sdk/client-eventbridge").then((m) => [m, m.EventBridgeClient]),
  glue: () => import("@aws-sdk/client-glue").then((m) => [m, m.GlueClient]),
  logs: () => import("@aws-sdk/client-cloudwatch-logs").then((m) => [m, m.CloudWatchLogsClient]),
  monitoring: () => import("@aws-sdk/client-cloudwatch").then((m) => [m, m.CloudWatchClient]),
  organizations: () =>
    import("@aws-sdk/client-organizations").then((m) => [m, m.OrganizationsClient]),
  securityhub: () => import("@aws-sdk/client-securityhub").then((m) => [m, m.SecurityHubClient]),
  servicequotas: () =>
    import("@aws-sdk/client-service-quotas").then((m) => [m, m.ServiceQuotasClient]),
  sns: () => import("@aws-sdk/client-sns").then((m) => [m, m.SNSClient]),
  sqs: () => import("@aws-sdk/client-sqs").then((m) => [m, m.SQSClient]),
  states: () => import("@aws-sdk/client-sfn").then((m) => [m, m.SFNClient]),
  backup: () => import("@aws-sdk/client-backup").then((m) => [m, m.BackupClient]),
  "cognito-identity": () =>
    import("@aws-sdk/client-cognito-identity").then((m) => [m, m.CognitoIdentityClient]),
  dax: () => import("@aws-sdk/client-dax").then((m) => [m, m.DAXClient]),
  dynamodb: () => import("@aws-sdk/client-dynamodb").then((m) => [m, m.DynamoDBClient]),
  ecr: () => import("@aws-sdk/client-ecr").then((m) => [m, m.ECRClient]),
  eks: () => import("@aws-sdk/client-eks").then((m) => [m, m.EKSClient]),
  elasticache: () => import("@aws-sdk/client-elasticache").then((m) => [m, m.ElastiCacheClient]),
  elasticfilesystem: () => import("@aws-sdk/client-efs").then((m) => [m, m.EFSClient]),
  es: () => import("@aws-sdk/client-opensearch").then((m) => [m, m.OpenSearchClient]),
  firehose: () => import("@aws-sdk/client-firehose").then((m) => [m, m.FirehoseClient]),
  fms: () => import("@aws-sdk/client-fms").then((m) => [m, m.FMSClient]),
  globalaccelerator: () =>
    import("@aws-sdk/client-global-accelerator").then((m) => [m, m.GlobalAcceleratorClient]),
  inspector2: () => import("@aws-sdk/client-inspector2").then((m) => [m, m.Inspector2Client]),
  kafka: () => import("@aws-sdk/client-kafka").then((m) => [m, m.KafkaClient]),
  kinesis: () => import("@aws-sdk/client-kinesis").then((m) => [m, m.KinesisClient]),
  macie2: () => import("@aws-sdk/client-macie2").then((m) => [m, m.Macie2Client]),
  memorydb: () => import("@aws-sdk/client-memorydb").then((m) => [m, m.MemoryDBClient]),
  "network-firewall": () =>
    import("@aws-sdk/client-network-firewall").then((m) => [m, m.NetworkFirewallClient]),
  rds: () => import("@aws-sdk/client-rds").then((m) => [m, m.RDSClient]),
  redshift: () => import("@aws-sdk/client-redshift").then((m) => [m, m.RedshiftClient]),
  "redshift-serverless": () =>
    import("@aws-sdk/client-redshift-serverless").then((m) => [m, m.RedshiftServerlessClient]),
  route53: () => import("@aws-sdk/client-route-53").then((m) => [m, m.Route53Client]),
  shield: () => import("@aws-sdk/client-shield").then((m) => [m, m.ShieldClient]),
  // Without an own client of the SDK: described by the operations that keelson calls, and those that fill the account.
  cloudhsm: () =>
    described(
      import("../../src/collect/own-clients/cloudhsm.ts"),
      import("./own-clients/cloudhsm.ts"),
      (m) => m.CloudHsmClient,
    ),
  route53domains: () =>
    described(
      import("../../src/collect/own-clients/route53-domains.ts"),
      import("./own-clients/route53-domains.ts"),
      (m) => m.Route53DomainsClient,
    ),
  route53profiles: () =>
    described(
      import("../../src/collect/own-clients/route53-profiles.ts"),
      import("./own-clients/route53-profiles.ts"),
      (m) => m.Route53ProfilesClient,
    ),
  route53resolver: () =>
    described(
      import("../../src/collect/own-clients/route53-resolver.ts"),
      import("./own-clients/route53-resolver.ts"),
      (m) => m.Route53ResolverClient,
    ),
  // These two share a signing name with another service; see addressedService() of recognize.ts.
  apigatewayv2: () => import("@aws-sdk/client-apigatewayv2").then((m) => [m, m.ApiGatewayV2Client]),
  "elasticloadbalancing-classic": () =>
    import("@aws-sdk/client-elastic-load-balancing").then((m) => [m, m.ElasticLoadBalancingClient]),
  wafv2: () => import("@aws-sdk/client-wafv2").then((m) => [m, m.WAFV2Client]),
};

const models = new Map<string, Promise<ServiceModel>>();

/** The model behind a signing name; undefined when no client of that service is installed. */
export async function serviceModel(signingName: string): Promise<ServiceModel | undefined> {
  const load = CLIENTS[signingName];
  if (load === undefined) return undefined;
  let model = models.get(signingName);
  if (model === undefined) {
    model = load().then(([exports, client]) => describe(exports, client as ClientClass));
    models.set(signingName, model);
  }
  return model;
}

function describe(exports: object, Client: ClientClass): ServiceModel {
  const { config } = new Client({ region: "us-east-1" });
  const operations = Object.values(exports).filter(isOperation).map(toOperation);
  return {
    protocol: config.protocol,
    context: config as unknown as ServiceModel["context"],
    operations: new Map(operations.map((operation) => [operation.name, operation])),
  };
}

/** The schemas of operations that are declared by keelson and by the emulator, and the client that sends them. */
async function described<M extends object>(
  read: Promise<M>,
  filled: Promise<object>,
  clientOf: (module: M) => unknown,
): Promise<[object, unknown]> {
  const module = await read;
  const declared = [...Object.values(module), ...Object.values(await filled)];
  return [declared.map((each: { schema?: unknown }) => each.schema), clientOf(module)];
}

/** The kind number that the SDK gives to operations among its schemas. */
const OPERATION_KIND = 9;

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === OPERATION_KIND;
}

/** Reads the SDK's compact form of an operation schema. */
export function toOperation(schema: StaticOperationSchema): Operation {
  const [, namespace, name, traits, input, output] = schema;
  const http = typeof traits === "object" ? traits.http : undefined;
  return {
    namespace,
    name,
    ...(http && { http: { method: http[0], path: http[1] } }),
    input,
    output,
  };
}
