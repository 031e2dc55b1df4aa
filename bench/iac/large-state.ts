import { writeFileSync } from "node:fs";

const PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]';

/** Writes a state file of at least so many bytes, whose instances have the attributes of real ones. */
export function writeLargeState(path: string, bytes: number): number {
  const resources: string[] = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const text = JSON.stringify(instance(index));
    resources.push(text);
    size += text.length + 2;
  }
  const head =
    '{"version":4,"terraform_version":"1.13.4","serial":7,"lineage":"x","outputs":{},"resources":[\n';
  writeFileSync(path, `${head}${resources.join(",\n")}]}\n`);
  return resources.length;
}

/** A function: among all resources about the middle in size, with nested blocks and a policy as text. */
function instance(index: number) {
  const name = `orders-${index}`;
  const arn = `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: `arn:aws:s3:::${name}/*`,
      },
    ],
  };
  const attributes = {
    architectures: ["arm64"],
    arn,
    code_sha256: "q".repeat(44),
    description: "Takes orders from the queue and writes them to the store, one after the other.",
    environment: [{ variables: { TABLE: name, STAGE: "prod", NOTE: "n".repeat(200) } }],
    function_name: name,
    handler: "index.handler",
    id: name,
    invoke_arn: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
    memory_size: 512,
    region: "eu-west-1",
    role: `arn:aws:iam::123456789012:role/${name}`,
    runtime: "nodejs22.x",
    tags: { Owner: "orders", Stage: "prod" },
    tags_all: { Owner: "orders", Stage: "prod", ManagedBy: "terraform" },
    timeout: 30,
    policy: JSON.stringify(policy),
    vpc_config: [
      { security_group_ids: ["sg-0a1b2c3d4e5f60718"], subnet_ids: ["subnet-0a1b2c3d4e5f60718"] },
    ],
  };
  return {
    module: `module.service["${name}"]`,
    mode: "managed",
    type: "aws_lambda_function",
    name: "this",
    provider: PROVIDER,
    instances: [
      {
        schema_version: 0,
        attributes,
        sensitive_attributes: [],
        private: "p".repeat(120),
        dependencies: ["module.service.aws_iam_role.this", "module.network.aws_vpc.this"],
      },
    ],
  };
}
