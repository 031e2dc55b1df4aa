import { AmplifyClient, CreateAppCommand } from "@aws-sdk/client-amplify";
import { AppRunnerClient, CreateServiceCommand } from "@aws-sdk/client-apprunner";
import {
  BedrockAgentCoreControlClient,
  CreateGatewayCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import {
  CreateVerifiedAccessEndpointCommand,
  CreateVerifiedAccessGroupCommand,
  CreateVerifiedAccessInstanceCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { madeUp } from "../../secrets/made-up.ts";
import { makeStage } from "./api-stage.ts";
import { makeEventApi, makeGraphqlApi } from "./appsync.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeLoadBalancer } from "./load-balancer.ts";
import { associate } from "./waf-web-acl.ts";

type Protect = (arn: string | undefined) => Promise<void>;

/** Everything but distributions and user pools that a web ACL can protect. */
export async function seedTargets(
  context: SeedContext,
  regional: string,
  global: string,
): Promise<void> {
  const protect: Protect = async (arn) => associate(context, regional, arn ?? "");
  await seedLoadBalancers(context, protect);
  await seedApiStages(context, protect);
  await seedAppSync(context, protect);
  await seedAppRunner(context, protect);
  await seedVerifiedAccess(context, protect);
  await seedGateways(context, protect);
  await seedAmplify(context, async (arn) => associate(context, global, arn ?? ""));
}

async function seedLoadBalancers(context: SeedContext, protect: Protect): Promise<void> {
  const { bad, good } = context;
  await makeLoadBalancer(context, { name: bad("waf-missing-on-alb") });
  const { LoadBalancerArn } = await makeLoadBalancer(context, { name: good("alb", "protected") });
  await protect(LoadBalancerArn);
  await makeLoadBalancer(context, { name: good("alb", "internal"), scheme: "internal" });
  await makeLoadBalancer(context, { name: good("nlb"), kind: "network" });
}

async function seedApiStages(context: SeedContext, protect: Protect): Promise<void> {
  const { bad, good } = context;
  await makeStage(context, bad("waf-missing-on-api-stage"), "REGIONAL");
  await makeStage(context, bad("waf-missing-on-api-stage", "edge"), "EDGE");
  await makeStage(context, bad("waf-classic-on-api-stage"), "REGIONAL");
  await makeStage(context, good("stage", "private"), "PRIVATE");
  await protect(await makeStage(context, good("stage", "protected"), "REGIONAL"));
}

async function seedAppSync(context: SeedContext, protect: Protect): Promise<void> {
  const { bad, good } = context;
  await makeGraphqlApi(context, bad("waf-missing-on-appsync"));
  await protect((await makeGraphqlApi(context, good("graphql-api"))).arn);
  await makeEventApi(context, bad("waf-missing-on-appsync-events"));
  await protect(await makeEventApi(context, good("event-api")));
}

async function seedAppRunner(context: SeedContext, protect: Protect): Promise<void> {
  const { bad, good, client } = context;
  const make = async (ServiceName: string, IsPubliclyAccessible = true) => {
    const { Service } = await client(AppRunnerClient).send(
      new CreateServiceCommand({
        ServiceName,
        SourceConfiguration: {
          ImageRepository: {
            ImageIdentifier: "public.ecr.aws/docker/library/nginx:stable",
            ImageRepositoryType: "ECR_PUBLIC",
            ImageConfiguration: {
              RuntimeEnvironmentVariables: { DB_PASSWORD: madeUp("base62", 20, 931) },
            },
          },
        },
        NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible } },
      }),
    );
    return Service?.ServiceArn;
  };
  await make(bad("waf-missing-on-apprunner"));
  await protect(await make(good("service", "protected")));
  await make(good("service", "private"), false);
}

async function seedVerifiedAccess(context: SeedContext, protect: Protect): Promise<void> {
  const { account, bad, good, client } = context;
  const ec2 = client(EC2Client);
  const make = async (Value: string, used = true) => {
    const { VerifiedAccessInstance: instance } = await ec2.send(
      new CreateVerifiedAccessInstanceCommand({
        TagSpecifications: [
          { ResourceType: "verified-access-instance", Tags: [{ Key: "Name", Value }] },
        ],
      }),
    );
    const id = instance?.VerifiedAccessInstanceId ?? "";
    if (used) await makeEndpoint(ec2, id);
    return `arn:aws:ec2:${HOME_REGION}:${account}:verified-access-instance/${id}`;
  };
  await make(bad("waf-missing-on-verifiedaccess"));
  await protect(await make(good("verified-access", "protected")));
  await make(good("verified-access", "unused"), false);
}

async function makeEndpoint(ec2: EC2Client, instance: string): Promise<void> {
  const { VerifiedAccessGroup: group } = await ec2.send(
    new CreateVerifiedAccessGroupCommand({ VerifiedAccessInstanceId: instance }),
  );
  await ec2.send(
    new CreateVerifiedAccessEndpointCommand({
      VerifiedAccessGroupId: group?.VerifiedAccessGroupId,
      EndpointType: "load-balancer",
      AttachmentType: "vpc",
      ApplicationDomain: "intranet.example.com",
    }),
  );
}

async function seedGateways(context: SeedContext, protect: Protect): Promise<void> {
  const { account, bad, good, client } = context;
  const make = async (name: string) => {
    const { gatewayArn } = await client(BedrockAgentCoreControlClient).send(
      new CreateGatewayCommand({
        name,
        roleArn: `arn:aws:iam::${account}:role/gateway`,
        protocolType: "MCP",
        authorizerType: "AWS_IAM",
      }),
    );
    return gatewayArn;
  };
  await make(bad("waf-missing-on-agentcore"));
  await protect(await make(good("gateway", "protected")));
}

async function seedAmplify(context: SeedContext, protect: Protect): Promise<void> {
  const { bad, good, client } = context;
  const make = async (name: string) => {
    const { app } = await client(AmplifyClient).send(
      new CreateAppCommand({
        name,
        environmentVariables: { DB_PASSWORD: madeUp("base62", 20, 932) },
      }),
    );
    return app?.appArn;
  };
  await make(bad("waf-missing-on-amplify"));
  await protect(await make(good("app", "protected")));
}
