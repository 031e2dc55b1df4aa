import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fileInput, locationIndex, readInfrastructure } from "../../src/iac/index.ts";
import { resource } from "./resource.ts";

const PROJECT = "fixtures/iac/terraform";
const REGION = "eu-west-1:123456789012";
const service = (name: string, n: number): readonly Row[] => {
  const address = `module.service["${name}"]`;
  const group = `sg-000000000000000${n}b`;
  const file = "modules/service/main.tf";
  return [
    [
      "AWS::IAM::Role",
      `arn:aws:iam::123456789012:role/service-${name}`,
      `service-${name}`,
      file,
      'resource "aws_iam_role" "this" {',
      `${address}.aws_iam_role.this`,
    ],
    [
      "AWS::Lambda::Function",
      `arn:aws:lambda:${REGION}:function:${name}`,
      name,
      file,
      'resource "aws_lambda_function" "this" {',
      `${address}.aws_lambda_function.this`,
    ],
    [
      "AWS::Logs::LogGroup",
      `arn:aws:logs:${REGION}:log-group:/aws/lambda/${name}`,
      `/aws/lambda/${name}`,
      file,
      'resource "aws_cloudwatch_log_group" "this" {',
      `${address}.aws_cloudwatch_log_group.this`,
    ],
    [
      "AWS::EC2::SecurityGroup",
      `arn:aws:ec2:${REGION}:security-group/${group}`,
      group,
      file,
      'resource "aws_security_group" "this" {',
      `${address}.aws_security_group.this`,
    ],
  ];
};

/** Type, ARN, id; then file, first line and address of what made it. */
type Row = readonly [
  type: string,
  arn: string,
  id: string,
  file: string,
  line: string,
  address: string,
];

const KEY = "11111111-2222-3333-4444-555555555555";
const ROWS: readonly Row[] = [
  [
    "AWS::KMS::Key",
    `arn:aws:kms:${REGION}:key/${KEY}`,
    KEY,
    "prod/storage.tf",
    'resource "aws_kms_key" "data" {',
    "aws_kms_key.data",
  ],
  [
    "AWS::S3::Bucket",
    "arn:aws:s3:::orders-logs-prod",
    "orders-logs-prod",
    "prod/storage.tf",
    'resource "aws_s3_bucket" "this" {',
    'aws_s3_bucket.this["logs"]',
  ],
  [
    "AWS::S3::Bucket",
    "arn:aws:s3:::orders-uploads-prod",
    "orders-uploads-prod",
    "prod/storage.tf",
    'resource "aws_s3_bucket" "this" {',
    'aws_s3_bucket.this["uploads"]',
  ],
  [
    "AWS::S3::Bucket",
    "arn:aws:s3:::orders-archive-prod",
    "orders-archive-prod",
    "prod/main.tf",
    'module "archive" {',
    "module.archive.aws_s3_bucket.this[0]",
  ],
  [
    "AWS::SQS::Queue",
    `arn:aws:sqs:${REGION}:orders-jobs`,
    "https://sqs.eu-west-1.amazonaws.com/123456789012/orders-jobs",
    "prod/storage.tf",
    '  resource "aws_sqs_queue" "jobs" { name = "orders-jobs" }',
    "aws_sqs_queue.jobs",
  ],
  [
    "AWS::CloudTrail::Trail",
    `arn:aws:cloudtrail:${REGION}:trail/audit`,
    "audit",
    "prod/storage.tf",
    'resource "aws_cloudtrail" "audit" {',
    "aws_cloudtrail.audit[0]",
  ],
  [
    "AWS::Logs::MetricFilter",
    `arn:aws:logs:${REGION}:log-group:audit:metric-filter:root-use`,
    "root-use",
    "prod/storage.tf",
    'resource "aws_cloudwatch_log_metric_filter" "root_use" {',
    "aws_cloudwatch_log_metric_filter.root_use",
  ],
  [
    "AWS::IAM::AccountPasswordPolicy",
    "arn:aws:iam::123456789012:account-password-policy",
    "account-password-policy",
    "prod/storage.tf",
    'resource "aws_iam_account_password_policy" "strict" {',
    "aws_iam_account_password_policy.strict",
  ],
  [
    "AWS::SecretsManager::Secret",
    `arn:aws:secretsmanager:${REGION}:secret:orders/database-AbCdEf`,
    "orders/database",
    "prod/storage.tf",
    'resource "aws_secretsmanager_secret" "database" {',
    "aws_secretsmanager_secret.database",
  ],
  [
    "AWS::GuardDuty::Detector",
    `arn:aws:guardduty:${REGION}:detector/12abc34d567e8fa901bc2d34e56789f0`,
    "12abc34d567e8fa901bc2d34e56789f0",
    "prod/detection.tf.json",
    '      "main": {',
    "aws_guardduty_detector.main",
  ],
  [
    "AWS::SNS::Topic",
    "arn:aws:sns:us-east-1:123456789012:security-alerts",
    "security-alerts",
    "prod/detection.tf.json",
    '      "alerts": [{ "name": "security-alerts", "provider": "aws.global" }]',
    "aws_sns_topic.alerts",
  ],
  [
    "AWS::EC2::VPC",
    `arn:aws:ec2:${REGION}:vpc/vpc-0a1b2c3d4e5f60718`,
    "vpc-0a1b2c3d4e5f60718",
    "modules/network/main.tf",
    'resource "aws_vpc" "this" {',
    "module.network.aws_vpc.this",
  ],
  [
    "AWS::EC2::SecurityGroup",
    `arn:aws:ec2:${REGION}:security-group/sg-0000000000000000a`,
    "sg-0000000000000000a",
    "modules/network/main.tf",
    'resource "aws_default_security_group" "this" {',
    "module.network.aws_default_security_group.this",
  ],
  ...[0, 1].map((n): Row => [
    "AWS::EC2::VPCEndpoint",
    `arn:aws:ec2:${REGION}:vpc-endpoint/vpce-000000000000000${n}a`,
    `vpce-000000000000000${n}a`,
    "modules/network/endpoints/main.tf",
    'resource "aws_vpc_endpoint" "this" {',
    `module.network.module.endpoints.aws_vpc_endpoint.this[${n}]`,
  ]),
  ...service("orders", 0),
  ...service("billing.api", 1),
];

/** What Terraform made or only read, and no block of the code declares. */
const UNPLACED: readonly (readonly [type: string, arn: string, id: string])[] = [
  ["AWS::S3::Bucket", "arn:aws:s3:::orders-legacy", "orders-legacy"],
  [
    "AWS::KMS::Key",
    `arn:aws:kms:${REGION}:key/99999999-2222-3333-4444-555555555555`,
    "99999999-2222-3333-4444-555555555555",
  ],
  ["AWS::SQS::Queue", `arn:aws:sqs:${REGION}:orders-jobs-old`, "orders-jobs-old"],
  ["AWS::IAM::Role", "arn:aws:iam::123456789012:role/deploy", "deploy"],
  ["AWS::S3::Bucket", "arn:aws:s3:::clicked-together", "clicked-together"],
];

describe.each(["prod.v4.json", "prod.show.json"])("a project with the state %s", (state) => {
  const index = async () => {
    const infrastructure = await readInfrastructure({
      folders: [PROJECT],
      states: [fileInput(`${PROJECT}/states/${state}`)],
      stackResources: [],
    });
    expect(infrastructure.warnings).toEqual([]);
    return locationIndex(infrastructure, []);
  };

  test("leads every resource that a block made to its file and lines", async () => {
    const locationOf = await index();
    const wrong = ROWS.filter(([type, arn, id, file, line, address]) => {
      const found = locationOf(resource(type, arn, id));
      const lines = readFileSync(`${PROJECT}/${file}`, "utf8").split("\n");
      const at = lines.indexOf(line);
      expect(at, line).toBeGreaterThanOrEqual(0);
      expect(lines.indexOf(line, at + 1), line).toBe(-1);
      return (
        found?.file !== `${PROJECT}/${file}` ||
        found.line !== at + 1 ||
        found.column !== line.search(/\S/) + 1 ||
        found.address !== address ||
        found.tool !== "terraform"
      );
    });
    expect(wrong).toEqual([]);
  });

  test("ends where the block ends", async () => {
    const locationOf = await index();
    for (const [type, arn, id, file, line] of ROWS) {
      const { endLine = 0 } = locationOf(resource(type, arn, id)) ?? {};
      const lines = readFileSync(`${PROJECT}/${file}`, "utf8").split("\n");
      const indent = line.slice(0, line.search(/\S/));
      const open = /[{[]$/.test(line);
      const begin = lines.indexOf(line);
      const end = open
        ? lines.findIndex(
            (each, n) => n > begin && /^\s*[}\]],?$/.test(each) && each.startsWith(`${indent}}`),
          )
        : begin;
      expect(endLine, line).toBe(end + 1);
    }
  });

  test("claims nothing that no block made", async () => {
    const locationOf = await index();
    expect(UNPLACED.map(([type, arn, id]) => locationOf(resource(type, arn, id)))).toEqual(
      UNPLACED.map(() => undefined),
    );
  });
});
