import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";

/** Makes a role for one AWS service of the own account, with an inline policy of the statements given; returns its ARN. */
export async function makeServiceRole(
  { account, client }: Pick<SeedContext, "account" | "client">,
  RoleName: string,
  service: string,
  statement?: object | readonly object[],
): Promise<string> {
  const iam = client(IAMClient);
  const trust = {
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policy(trust) }),
  );
  if (statement !== undefined) {
    const PolicyDocument = policy(statement);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument }));
  }
  return Role?.Arn ?? "";
}

function policy(statement: object | readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement].flat() });
}
