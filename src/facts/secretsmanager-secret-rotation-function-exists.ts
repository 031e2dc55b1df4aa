import { z } from "zod";
import { arnAccount, parseArn } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { defineFact } from "./define.ts";
import { UnreadError } from "./unread.ts";

export const secretsmanagerSecretRotationFunctionExists = defineFact({
  on: SecretsManagerSecret,
  name: "rotationFunctionExists",
  schema: z
    .boolean()
    .nullable()
    .describe("Whether the Lambda function that rotates the secret is there; null without one"),
  reads: { [SecretsManagerSecret.type]: ["rotationLambdaArn"], [LambdaFunction.type]: [] },
  compute({ account, region, rotationLambdaArn: arn }, input) {
    if (arn === null) return null;
    if (arnAccount(arn) !== account) throw foreignFunction(arn, region);
    return (
      input.findByKey(LambdaFunction, { account, region }, ownArn, withoutQualifier(arn)).length > 0
    );
  },
});

const ownArn = ({ arn }: ResourceOf<typeof LambdaFunction>): string[] => [arn];

/** The ARN of a version or an alias ends with its name. */
function withoutQualifier(arn: string): string {
  const [kind, name = ""] = parseArn(arn)?.resource.split(":") ?? [];
  return kind === "function" ? arn.split(":").slice(0, 6).concat(name).join(":") : arn;
}

function foreignFunction(arn: string, region: string): UnreadError {
  const account = arnAccount(arn);
  return new UnreadError([
    {
      type: LambdaFunction.type,
      account,
      region,
      arn,
      service: "lambda",
      operation: "",
      permission: "",
      reason: "not-collected",
      message: `the function belongs to account ${account}, which is not part of this snapshot`,
    },
  ]);
}
