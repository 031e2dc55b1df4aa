import { z } from "zod";
import { arnAccount, parseArn } from "../policy/index.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { defineFact } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { ofAnotherAccount } from "./unread.ts";

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
    const owner = arnAccount(arn);
    if (owner !== account) {
      throw ofAnotherAccount(LambdaFunction, "function", { arn, account: owner, region });
    }
    return (
      input.findByKey(LambdaFunction, { account, region }, ownArn, withoutQualifier(arn)).length > 0
    );
  },
});

/** The ARN of a version or an alias ends with its name. */
function withoutQualifier(arn: string): string {
  const [kind, name = ""] = parseArn(arn)?.resource.split(":") ?? [];
  return kind === "function" ? arn.split(":").slice(0, 6).concat(name).join(":") : arn;
}
