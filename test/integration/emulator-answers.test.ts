import {
  ACMClient,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  RequestCertificateCommand,
} from "@aws-sdk/client-acm";
import {
  AppSyncClient,
  CreateGraphqlApiCommand,
  ListGraphqlApisCommand,
} from "@aws-sdk/client-appsync";
import {
  AmplifyClient,
  CreateAppCommand,
  GetAppCommand,
  ListAppsCommand,
} from "@aws-sdk/client-amplify";
import {
  AppRunnerClient,
  CreateServiceCommand,
  DescribeServiceCommand,
  ListServicesCommand,
} from "@aws-sdk/client-apprunner";
import {
  BedrockAgentCoreControlClient,
  CreateGatewayCommand,
  GetGatewayCommand,
  ListGatewaysCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import {
  CloudFrontClient,
  CreateDistributionCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  CreateProjectCommand,
  ImportSourceCredentialsCommand,
  ListSourceCredentialsCommand,
} from "@aws-sdk/client-codebuild";
import {
  CreateVerifiedAccessInstanceCommand,
  DescribeVerifiedAccessInstancesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  ArchiveFindingsCommand,
  CreateDetectorCommand,
  CreateSampleFindingsCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListFindingsCommand,
} from "@aws-sdk/client-guardduty";
import {
  CreateAccountAliasCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  DisassociateWebACLCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCOUNT, type Emulator, canRunEmulator, startEmulator } from "../emulator/index.ts";
import { seedContext } from "../emulator/seed/context.ts";

const runnable = await canRunEmulator();

describe.skipIf(!runnable)("answers in the place of moto's", () => {
  let emulator: Emulator;
  const open: { destroy(): void }[] = [];
  const context = () => seedContext(emulator.url, "test", [], open);

  beforeAll(async () => {
    emulator = await startEmulator();
  }, 600_000);
  afterAll(async () => {
    for (const each of open) each.destroy();
    await emulator.stop();
  });

  const webAcl = async (waf: WAFV2Client, Name: string): Promise<string | undefined> => {
    const { Summary } = await waf.send(
      new CreateWebACLCommand({
        Name,
        Scope: "REGIONAL",
        DefaultAction: { Allow: {} },
        VisibilityConfig: {
          SampledRequestsEnabled: true,
          CloudWatchMetricsEnabled: true,
          MetricName: Name,
        },
      }),
    );
    return Summary?.ARN;
  };

  test("wafv2 lists what a web ACL protects, by type", async () => {
    const waf = context().client(WAFV2Client);
    const WebACLArn = await webAcl(waf, "acl");
    const alb = `arn:aws:elasticloadbalancing:us-east-1:${ACCOUNT}:loadbalancer/app/a/1`;
    const pool = `arn:aws:cognito-idp:us-east-1:${ACCOUNT}:userpool/us-east-1_a`;
    for (const ResourceArn of [alb, pool]) {
      await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
    }
    const list = async (ResourceType?: "COGNITO_USER_POOL") =>
      (await waf.send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType }))).ResourceArns;
    expect(await list()).toEqual([alb]);
    expect(await list("COGNITO_USER_POOL")).toEqual([pool]);
    await waf.send(new DisassociateWebACLCommand({ ResourceArn: alb }));
    expect(await list()).toEqual([]);
    await expect(
      context()
        .client(WAFV2Client, "eu-west-1")
        .send(new ListWebACLsCommand({ Scope: "CLOUDFRONT" })),
    ).rejects.toMatchObject({ name: "WAFInvalidParameterException" });
  });

  test("acm keeps how a certificate was asked for, and lists RSA only unless asked", async () => {
    const acm = context().client(ACMClient);
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({
        DomainName: "old.example.com",
        ValidationMethod: "EMAIL",
        KeyAlgorithm: "EC_prime256v1",
        Options: { CertificateTransparencyLoggingPreference: "ENABLED" },
      }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    expect(Certificate).toMatchObject({
      KeyAlgorithm: "EC_prime256v1",
      DomainValidationOptions: [{ ValidationMethod: "EMAIL" }],
    });
    expect(Certificate?.CreatedAt?.getTime()).toBeLessThan(Date.now() - 399 * 86_400_000);
    const list = async (keyTypes?: "EC_prime256v1"[]) =>
      acm.send(new ListCertificatesCommand(keyTypes ? { Includes: { keyTypes } } : {}));
    expect((await list()).CertificateSummaryList).toEqual([]);
    expect((await list(["EC_prime256v1"])).CertificateSummaryList).toMatchObject([
      { CertificateArn, KeyAlgorithm: "EC_prime256v1" },
    ]);
  });

  test("appsync APIs, with their web ACL", async () => {
    const appsync = context().client(AppSyncClient);
    const { graphqlApi } = await appsync.send(
      new CreateGraphqlApiCommand({ name: "api", authenticationType: "AWS_IAM" }),
    );
    const waf = context().client(WAFV2Client);
    const WebACLArn = await webAcl(waf, "graphql");
    await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn: graphqlApi?.arn }));
    const { graphqlApis } = await appsync.send(new ListGraphqlApisCommand({}));
    expect(graphqlApis).toMatchObject([{ name: "api", wafWebAclArn: WebACLArn }]);
  });

  test("amplify apps, with their web ACL", async () => {
    const amplify = context().client(AmplifyClient);
    const { app } = await amplify.send(new CreateAppCommand({ name: "good-app" }));
    await amplify.send(new CreateAppCommand({ name: "bad-app" }));
    const waf = context().client(WAFV2Client);
    const WebACLArn = await webAcl(waf, "amplify");
    await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn: app?.appArn }));
    const { apps } = await amplify.send(new ListAppsCommand({}));
    expect(apps?.map(({ name, wafConfiguration }) => [name, wafConfiguration?.webAclArn])).toEqual([
      ["good-app", WebACLArn],
      ["bad-app", undefined],
    ]);
    const got = await amplify.send(new GetAppCommand({ appId: app?.appId }));
    expect(got.app).toMatchObject({ name: "good-app", createTime: expect.any(Date) });
    await expect(amplify.send(new GetAppCommand({ appId: "none" }))).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });

  test("bedrock-agentcore gateways, with their web ACL", async () => {
    const agentcore = context().client(BedrockAgentCoreControlClient);
    const { gatewayArn, gatewayId } = await agentcore.send(
      new CreateGatewayCommand({
        name: "gateway",
        roleArn: `arn:aws:iam::${ACCOUNT}:role/gateway`,
        authorizerType: "AWS_IAM",
        // moto crashes without it.
        protocolType: "MCP",
      }),
    );
    const { items } = await agentcore.send(new ListGatewaysCommand({}));
    expect(items).toMatchObject([{ gatewayId, name: "gateway" }]);
    const get = async () => agentcore.send(new GetGatewayCommand({ gatewayIdentifier: gatewayId }));
    expect((await get()).webAclArn).toBeUndefined();
    const waf = context().client(WAFV2Client);
    const WebACLArn = await webAcl(waf, "gateway");
    await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn: gatewayArn }));
    expect(await get()).toMatchObject({ webAclArn: WebACLArn, createdAt: expect.any(Date) });
  });

  test("App Runner services", async () => {
    const apprunner = context().client(AppRunnerClient);
    const { Service } = await apprunner.send(
      new CreateServiceCommand({
        ServiceName: "service-old",
        SourceConfiguration: { AutoDeploymentsEnabled: false },
      }),
    );
    const { ServiceSummaryList } = await apprunner.send(new ListServicesCommand({}));
    expect(ServiceSummaryList).toMatchObject([{ ServiceArn: Service?.ServiceArn }]);
    const described = await apprunner.send(
      new DescribeServiceCommand({ ServiceArn: Service?.ServiceArn }),
    );
    expect(described.Service?.NetworkConfiguration?.IngressConfiguration).toEqual({
      IsPubliclyAccessible: true,
    });
    expect(described.Service?.CreatedAt?.getTime()).toBeLessThan(Date.now() - 399 * 86_400_000);
  });

  test("CodeBuild source credentials", async () => {
    const codebuild = context().client(CodeBuildClient);
    await codebuild.send(
      new ImportSourceCredentialsCommand({
        token: "token",
        serverType: "GITHUB",
        authType: "PERSONAL_ACCESS_TOKEN",
      }),
    );
    const { sourceCredentialsInfos } = await codebuild.send(new ListSourceCredentialsCommand({}));
    expect(sourceCredentialsInfos).toEqual([
      {
        arn: `arn:aws:codebuild:us-east-1:${ACCOUNT}:token/github`,
        serverType: "GITHUB",
        authType: "PERSONAL_ACCESS_TOKEN",
      },
    ]);
  });

  test("CodeBuild projects keep their key", async () => {
    const codebuild = context().client(CodeBuildClient);
    const encryptionKey = `arn:aws:kms:us-east-1:${ACCOUNT}:key/own`;
    await codebuild.send(
      new CreateProjectCommand({
        name: "project",
        source: { type: "GITHUB", location: "https://github.com/example/example.git" },
        artifacts: { type: "NO_ARTIFACTS" },
        environment: {
          type: "LINUX_CONTAINER",
          image: "aws/codebuild/standard:7.0",
          computeType: "BUILD_GENERAL1_SMALL",
        },
        serviceRole: `arn:aws:iam::${ACCOUNT}:role/build`,
        encryptionKey,
      }),
    );
    const { projects } = await codebuild.send(new BatchGetProjectsCommand({ names: ["project"] }));
    expect(projects).toMatchObject([{ name: "project", encryptionKey, timeoutInMinutes: 60 }]);
  });

  test("Verified Access instances", async () => {
    const ec2 = context().client(EC2Client);
    const create = new CreateVerifiedAccessInstanceCommand({ Description: "a <good> one & more" });
    const { VerifiedAccessInstance: made } = await ec2.send(create);
    const found = await ec2.send(new DescribeVerifiedAccessInstancesCommand({}));
    expect(found.VerifiedAccessInstances).toEqual([made]);
    expect(made?.Description).toBe("a <good> one & more");
  });

  test("GuardDuty findings, filtered", async () => {
    const guardduty = context().client(GuardDutyClient);
    const { DetectorId } = await guardduty.send(new CreateDetectorCommand({ Enable: true }));
    const FindingTypes = ["Backdoor:EC2/C&CActivity.B", "Recon:EC2/PortProbeUnprotectedPort"];
    await guardduty.send(new CreateSampleFindingsCommand({ DetectorId, FindingTypes }));
    const high = async () => {
      const { FindingIds } = await guardduty.send(
        new ListFindingsCommand({
          DetectorId,
          FindingCriteria: {
            Criterion: {
              severity: { GreaterThanOrEqual: 7 },
              "service.archived": { Equals: ["false"] },
            },
          },
        }),
      );
      return FindingIds ?? [];
    };
    const FindingIds = await high();
    const { Findings } = await guardduty.send(new GetFindingsCommand({ DetectorId, FindingIds }));
    expect(Findings).toMatchObject([{ Type: FindingTypes[0], Severity: 8 }]);
    await guardduty.send(new ArchiveFindingsCommand({ DetectorId, FindingIds }));
    expect(await high()).toEqual([]);
  });

  test("CloudFront lists distributions whole", async () => {
    const cloudfront = context().client(CloudFrontClient);
    const WebACLId = `arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/a/1`;
    await cloudfront.send(
      new CreateDistributionCommand({
        DistributionConfig: {
          CallerReference: "1",
          Comment: "good-distribution",
          Enabled: true,
          WebACLId,
          Origins: {
            Quantity: 1,
            Items: [
              {
                Id: "origin",
                DomainName: "origin.example.com",
                CustomOriginConfig: {
                  HTTPPort: 80,
                  HTTPSPort: 443,
                  OriginProtocolPolicy: "https-only",
                },
              },
            ],
          },
          DefaultCacheBehavior: { TargetOriginId: "origin", ViewerProtocolPolicy: "https-only" },
        },
      }),
    );
    const { DistributionList } = await cloudfront.send(new ListDistributionsCommand({}));
    expect(DistributionList?.Items).toMatchObject([
      {
        ARN: expect.stringMatching(`^arn:aws:cloudfront::${ACCOUNT}:distribution/`),
        Comment: "good-distribution",
        Enabled: true,
        WebACLId,
        DefaultCacheBehavior: { ViewerProtocolPolicy: "https-only" },
        Origins: { Quantity: 1, Items: [{ DomainName: "origin.example.com" }] },
      },
    ]);
  });

  test("IAM: root user, ages, names and encoded documents", async () => {
    const iam = context().client(IAMClient);
    const Statement = [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    await iam.send(new CreateUserCommand({ UserName: "user-100-days-old" }));
    await iam.send(new CreateRoleCommand({ RoleName: "role", AssumeRolePolicyDocument: trust }));
    await iam.send(new CreatePolicyCommand({ PolicyName: "policy", PolicyDocument: document }));
    const report = async () => {
      await iam.send(new GenerateCredentialReportCommand({}));
      const { Content } = await iam.send(new GetCredentialReportCommand({}));
      const [header = [], ...rows] = Buffer.from(Content ?? [])
        .toString()
        .trim()
        .split("\n")
        .map((line) => line.split(","));
      return rows.map((row) => Object.fromEntries(row.map((cell, i) => [header[i], cell])));
    };
    const [careful, user] = await report();
    expect(careful).toMatchObject({
      user: "<root_account>",
      arn: `arn:aws:iam::${ACCOUNT}:root`,
      mfa_active: "true",
      access_key_1_active: "false",
    });
    const age = Date.now() - Date.parse(user?.["user_creation_time"] ?? "");
    expect(Math.round(age / 86_400_000)).toBe(100);
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: "bad-account" }));
    expect((await report())[0]).toMatchObject({ mfa_active: "false", access_key_1_active: "true" });
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 });
    const details = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
    expect(details.Policies).toMatchObject([
      { PolicyName: "policy", PolicyId: expect.stringMatching(/^ANPA/) },
    ]);
    expect(details.RoleDetailList?.[0]?.AssumeRolePolicyDocument).toBe(encodeURIComponent(trust));
  });

  test("none of this is unimplemented", () => {
    expect(emulator.unimplemented()).toEqual([]);
  });
});
