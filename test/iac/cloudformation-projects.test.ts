import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fileInput, locationIndex, readInfrastructure } from "../../src/iac/index.ts";
import type { Resource } from "../../src/model/resource.ts";
import { resource } from "./resource.ts";

const PROJECT = "fixtures/iac/cloudformation";
const REGION = "eu-west-1:123456789012";

const tagsOf = (stack: string, logicalId: string) => ({
  "aws:cloudformation:stack-name": stack,
  "aws:cloudformation:stack-id": `arn:aws:cloudformation:${REGION}:stack/${stack}/3f2504e0-4f89-11d3-9a0c-0305e82c3301`,
  "aws:cloudformation:logical-id": logicalId,
});

/** A resource as CloudFormation tags it. */
const made = (stack: string, logicalId: string, type: string, arn: string, id: string) =>
  resource(type, arn, id, tagsOf(stack, logicalId));

const KEY = "11111111-2222-3333-4444-555555555555";
const key = (logicalId = "OrdersKey", stack = "orders-prod") =>
  made(stack, logicalId, "AWS::KMS::Key", `arn:aws:kms:${REGION}:key/${KEY}`, KEY);
const bucket = (logicalId = "OrdersBucket", stack = "orders-prod") =>
  made(stack, logicalId, "AWS::S3::Bucket", "arn:aws:s3:::orders-prod", "orders-prod");
const topic = made(
  "orders-prod",
  "OrdersTopic",
  "AWS::SNS::Topic",
  `arn:aws:sns:${REGION}:orders-prod-OrdersTopic-A1B2C3D4E5F6`,
  "orders-prod-OrdersTopic-A1B2C3D4E5F6",
);
const group = made(
  "orders-prod",
  "ApiSecurityGroup",
  "AWS::EC2::SecurityGroup",
  `arn:aws:ec2:${REGION}:security-group/sg-0a1b2c3d4e5f60718`,
  "sg-0a1b2c3d4e5f60718",
);
const NESTED = "orders-prod-Jobs-1A2B3C4D5E6F7";
const queue = made(
  NESTED,
  "Queue",
  "AWS::SQS::Queue",
  `arn:aws:sqs:${REGION}:${NESTED}-Queue-A1B2C3D4E5F6`,
  "https://sqs.eu-west-1.amazonaws.com/123456789012/queue",
);
const fn = (logicalId: string) =>
  made(
    "checkout-prod",
    logicalId,
    "AWS::Lambda::Function",
    `arn:aws:lambda:${REGION}:function:checkout-prod-${logicalId}`,
    `checkout-prod-${logicalId}`,
  );
const role = (logicalId: string) =>
  made(
    "checkout-prod",
    logicalId,
    "AWS::IAM::Role",
    `arn:aws:iam::123456789012:role/checkout-prod-${logicalId}`,
    `checkout-prod-${logicalId}`,
  );
const invoices = made(
  "billing-prod",
  "InvoicesBucket0A1B2C3D",
  "AWS::S3::Bucket",
  "arn:aws:s3:::billing-invoices",
  "billing-invoices",
);
const secret = made(
  "billing-prod",
  "SecretA720EF05",
  "AWS::SecretsManager::Secret",
  `arn:aws:secretsmanager:${REGION}:secret:SecretA720EF05-AbCdEf`,
  "SecretA720EF05",
);

async function locate(resources: readonly Resource[], stackResources: readonly string[] = []) {
  const infrastructure = await readInfrastructure({
    folders: [PROJECT],
    states: [],
    stackResources: stackResources.map(fileInput),
  });
  expect(infrastructure.warnings).toEqual([]);
  const locationOf = locationIndex(infrastructure, resources);
  return resources.map((each) => locationOf(each));
}

/** Line numbers of two lines of a file. */
function lines(file: string, first: string, last: string) {
  const all = readFileSync(`${PROJECT}/${file}`, "utf8").split("\n");
  const line = all.indexOf(first) + 1;
  return {
    file: `${PROJECT}/${file}`,
    line,
    column: first.search(/\S/) + 1,
    endLine: all.indexOf(last, line - 1) + 1,
  };
}

const KEY_PLACE = lines("orders/orders.yaml", "  OrdersKey:", '            Resource: "*"');
const BUCKET_PLACE = lines(
  "orders/orders.yaml",
  "  OrdersBucket:",
  "              KMSMasterKeyID: !GetAtt OrdersKey.Arn",
);

describe("a template with intrinsic functions", () => {
  test("has the places of what the tags name, and of the nested stack", async () => {
    const found = await locate([key(), bucket(), topic, group, queue]);
    const topicLine = '  "OrdersTopic": { Type: "AWS::SNS::Topic", Condition: IsProd }';
    expect(found).toEqual(
      [
        { ...KEY_PLACE, address: "orders-prod/OrdersKey" },
        { ...BUCKET_PLACE, address: "orders-prod/OrdersBucket" },
        {
          ...lines("orders/orders.yaml", topicLine, topicLine),
          address: "orders-prod/OrdersTopic",
        },
        {
          ...lines(
            "orders/orders.yaml",
            "  ApiSecurityGroup:",
            "                Type: AWS::S3::Bucket",
          ),
          address: "orders-prod/ApiSecurityGroup",
        },
        {
          ...lines("orders/nested/jobs.yaml", "  Queue:", "      SqsManagedSseEnabled: true"),
          address: `${NESTED}/Queue`,
        },
      ].map((each) => ({ ...each, tool: "cloudformation" })),
    );
  });

  test("serves several stacks, each with its own address", async () => {
    const found = await locate([
      key(),
      bucket(),
      made("orders-dev", "OrdersKey", "AWS::KMS::Key", `arn:aws:kms:${REGION}:key/dev`, "dev"),
      made(
        "orders-dev",
        "OrdersBucket",
        "AWS::S3::Bucket",
        "arn:aws:s3:::orders-dev",
        "orders-dev",
      ),
    ]);
    expect(found.map((each) => [each?.line, each?.address])).toEqual([
      [KEY_PLACE.line, "orders-prod/OrdersKey"],
      [BUCKET_PLACE.line, "orders-prod/OrdersBucket"],
      [KEY_PLACE.line, "orders-dev/OrdersKey"],
      [BUCKET_PLACE.line, "orders-dev/OrdersBucket"],
    ]);
  });

  test.each<[string, Resource[]]>([
    ["one name in common, which may be chance", [key()]],
    ["a resource that the template does not declare", [key(), bucket("OtherBucket")]],
    ["a logical id of another type", [key(), bucket("OrdersTopic")]],
    ["no stack at all", [resource("AWS::S3::Bucket", "arn:aws:s3:::orders-prod", "orders-prod")]],
    [
      "a stack with other parameters",
      [key(), bucket(), stackRecord(["Environment"], ["BucketName"])],
    ],
    [
      "a stack without an output that the template always has",
      [key(), bucket(), stackRecord(["Stage"], [])],
    ],
    [
      "a stack with an output that the template has not",
      [key(), bucket(), stackRecord(["Stage"], ["BucketName", "Url"])],
    ],
  ])("has no place for %s", async (_, resources) => {
    expect((await locate(resources)).filter((each) => each !== undefined)).toEqual([]);
  });

  test("is known by one resource when the stack's parameters and outputs agree", async () => {
    const [found] = await locate([key(), stackRecord(["Stage"], ["BucketName", "TopicArn"])]);
    expect(found).toMatchObject(KEY_PLACE);
  });

  test("needs no tags when CloudFormation itself tells the resources", async () => {
    const untagged = [key(), bucket(), topic, group].map((each) => ({ ...each, tags: {} }));
    const found = await locate(untagged, [`${PROJECT}/orders-prod.stack-resources.json`]);
    expect(found.map((each) => each?.address)).toEqual([
      "orders-prod/OrdersKey",
      "orders-prod/OrdersBucket",
      "orders-prod/OrdersTopic",
      "orders-prod/ApiSecurityGroup",
    ]);
  });
});

/** The stack itself, as a collector reads it. */
function stackRecord(parameters: readonly string[], outputs: readonly string[]): Resource {
  const arn = `arn:aws:cloudformation:${REGION}:stack/orders-prod/3f2504e0-4f89-11d3-9a0c-0305e82c3301`;
  return {
    ...resource("AWS::CloudFormation::Stack", arn, "orders-prod"),
    parameters: parameters.map((name) => ({ name })),
    outputs: outputs.map((name) => ({ name })),
  };
}

describe("a serverless template", () => {
  const at = (first: string, last: string) => lines("serverless/template.yaml", first, last);

  test("has the functions under their logical ids, and what SAM adds to them", async () => {
    const stage = made(
      "checkout-prod",
      "ApiliveStage",
      "AWS::ApiGateway::Stage",
      "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/live",
      "a1b2c3d4e5/live",
    );
    const rule = made(
      "checkout-prod",
      "CheckoutNightly",
      "AWS::Events::Rule",
      `arn:aws:events:${REGION}:rule/checkout-prod-CheckoutNightly`,
      "checkout-prod-CheckoutNightly",
    );
    const checkout = at("  Checkout:", "            Schedule: cron(0 3 * * ? *)");
    const found = await locate([
      fn("Checkout"),
      role("CheckoutRole"),
      rule,
      fn("Report"),
      role("ReportRole"),
      { ...stage, account: "123456789012" },
    ]);
    expect(found.map((each) => [each?.file, each?.line, each?.endLine])).toEqual(
      [
        checkout,
        checkout,
        checkout,
        at("  Report:", "      Role: !GetAtt ReportRole.Arn"),
        at("  ReportRole:", "      AssumeRolePolicyDocument: {}"),
        at("  Api:", "      StageName: live"),
      ].map(({ file, line, endLine }) => [file, line, endLine]),
    );
  });

  test("is known by the name in samconfig.toml, so that one resource is enough", async () => {
    const [found] = await locate([fn("Checkout")]);
    expect(found?.address).toBe("checkout-prod/Checkout");
  });

  test("has no place for what it does not declare", async () => {
    expect(await locate([fn("Gone"), role("GoneRole")])).toEqual([undefined, undefined]);
  });
});

describe("the output of the CDK", () => {
  test("has the resource in the template, and the construct in the address", async () => {
    expect(await locate([invoices, secret])).toEqual([
      {
        file: `${PROJECT}/cdk/cdk.out/Billing.template.json`,
        line: 3,
        column: 3,
        endLine: 10,
        address: "billing-prod/InvoicesBucket0A1B2C3D (Billing/InvoicesBucket/Resource)",
        tool: "cloudformation",
      },
      {
        file: `${PROJECT}/cdk/cdk.out/Billing.template.json`,
        line: 11,
        column: 3,
        endLine: 19,
        address: "billing-prod/SecretA720EF05 (Billing/Secret/Resource)",
        tool: "cloudformation",
      },
    ]);
  });

  test("belongs to its own account and Region", async () => {
    const elsewhere = {
      ...secret,
      region: "us-east-1",
      tags: {
        ...secret.tags,
        "aws:cloudformation:stack-id":
          "arn:aws:cloudformation:us-east-1:123456789012:stack/billing-prod/1",
      },
    };
    expect(await locate([elsewhere])).toEqual([undefined]);
  });
});
