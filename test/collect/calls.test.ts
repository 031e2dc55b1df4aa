import { describe, expect, test } from "vitest";
import { loadReplay } from "../../src/collect/replay.ts";
import type { WireRequest } from "../../src/collect/wire.ts";
import { builtIn } from "../support/rules.ts";
import { DEMO, scanReplay } from "../support/scan.ts";

const replay = loadReplay(DEMO);
const requests: WireRequest[] = [];
const { journal, snapshot } = await scanReplay(replay, builtIn.rules, (request, send) => {
  requests.push(request);
  return replay.tap(request, send);
});

/** Bodies of the requests to a service, as text. */
const bodies = (service: string) =>
  requests
    .filter((request) => request.service === service)
    .map(({ operation, region, http }) => ({ operation, region, body: String(http.body) }));

describe("what a scan of the demo account costs", () => {
  test("a customer managed key takes at most five calls, a key of AWS at most one", () => {
    const calls = bodies("kms");
    const keys = snapshot.resources.filter(({ type }) => type === "AWS::KMS::Key");
    expect(keys.length).toBeGreaterThan(30);
    for (const key of keys) {
      // A replica has the id of its primary, in another Region.
      const own = calls.filter(
        ({ region, body }) => region === key.region && body.includes(key.id),
      );
      expect(own.length, key.name).toBeGreaterThan(0);
      expect(own.length, key.name).toBeLessThanOrEqual(key["keyManager"] === "AWS" ? 1 : 5);
    }
  });

  test("ListKeyRotations is asked only for keys with imported material", () => {
    const external = snapshot.resources.filter((key) => key["origin"] === "EXTERNAL");
    const asked = bodies("kms").filter(({ operation }) => operation === "ListKeyRotations");
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ body }) => !external.some(({ id }) => body.includes(id)))).toEqual([]);
  });

  test("a certificate takes at most one call beyond the list", () => {
    const certificates = snapshot.resources.filter(
      ({ type }) => type === "AWS::CertificateManager::Certificate",
    );
    const described = bodies("acm").filter(({ operation }) => operation === "DescribeCertificate");
    expect(described.length).toBeLessThanOrEqual(certificates.length);
    expect(new Set(described.map(({ body }) => body)).size).toBe(described.length);
  });

  test("IAM takes no call per user or role", () => {
    const users = snapshot.resources.filter(({ type }) => type === "AWS::IAM::User");
    expect(users.length).toBeGreaterThan(10);
    expect(bodies("iam").length).toBeLessThan(10);
  });

  test("a function takes one call for its policy and one for its URLs, code signing one per configuration", () => {
    const functions = snapshot.resources.filter(({ type }) => type === "AWS::Lambda::Function");
    const aliases = functions.flatMap((each) => each["aliasPolicies"] as unknown[]);
    const calls: Record<string, number> = {};
    for (const { operation } of bodies("lambda")) calls[operation] = (calls[operation] ?? 0) + 1;
    expect(functions.length).toBeGreaterThan(20);
    expect(calls["GetPolicy"]).toBe(functions.length + aliases.length);
    expect(calls["ListFunctionUrlConfigs"]).toBe(functions.length);
    expect(calls["ListCodeSigningConfigs"]).toBe(
      new Set(functions.map(({ region }) => region)).size,
    );
    expect(calls["ListFunctionsByCodeSigningConfig"]).toBeLessThan(functions.length);
  });

  test("calls by service, all Regions together", () => {
    const totals: Record<string, number> = {};
    for (const { service, calls } of journal) totals[service] = (totals[service] ?? 0) + calls;
    expect(totals).toMatchInlineSnapshot(`
      {
        "accessanalyzer": 7,
        "account-contacts": 1,
        "acm": 36,
        "addresses": 4,
        "agentcore": 6,
        "amplify": 4,
        "apigateway": 65,
        "apigatewayv2": 41,
        "apprunner": 7,
        "appsync": 32,
        "autoscaling": 8,
        "backup": 27,
        "cloudformation": 4,
        "cloudfront": 40,
        "cloudhsm": 18,
        "cloudtrail": 24,
        "cloudwatch": 4,
        "cloudwatch-usage": 4,
        "codebuild": 9,
        "cognito": 33,
        "cognito-identity": 14,
        "config": 15,
        "dax": 4,
        "dynamodb": 55,
        "ebs": 41,
        "ec2": 1,
        "ec2-images": 26,
        "ec2-instances": 47,
        "ec2-launch-templates": 4,
        "ecr": 16,
        "ecs": 24,
        "efs": 26,
        "eks": 25,
        "elasticache": 16,
        "elb": 84,
        "elb-classic": 17,
        "eventbridge": 25,
        "firehose": 11,
        "fms": 9,
        "globalaccelerator": 6,
        "glue": 8,
        "glue-jobs": 4,
        "guardduty": 141,
        "iam": 6,
        "iam-identity-providers": 1,
        "iam-server-certificates": 1,
        "inspector": 15,
        "kinesis": 14,
        "kms": 322,
        "lambda": 73,
        "logs": 6,
        "macie": 17,
        "memorydb": 8,
        "msk": 13,
        "network-interfaces": 4,
        "networkfirewall": 28,
        "opensearch": 7,
        "organizations": 7,
        "rds": 29,
        "rds-snapshots": 24,
        "redshift": 26,
        "redshift-serverless": 12,
        "route53": 12,
        "route53domains": 1,
        "route53profiles": 5,
        "route53resolver": 8,
        "s3": 296,
        "s3-control": 15,
        "secretsmanager": 46,
        "security-groups": 7,
        "securityhub": 14,
        "service-quotas": 5,
        "shield": 4,
        "sns": 25,
        "sqs": 11,
        "ssm": 27,
        "ssm-instances": 6,
        "ssm-settings": 4,
        "stepfunctions": 8,
        "sts": 1,
        "subnets": 4,
        "verifiedaccess": 5,
        "vpc": 12,
        "vpc-endpoints": 5,
        "waf": 140,
      }
    `);
  });
});
