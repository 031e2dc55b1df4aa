import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** An empty ZIP archive: moto runs nothing. */
const CODE = { ZipFile: Buffer.from(`PK\u0005\u0006${"\0".repeat(18)}`, "latin1") };

/** Functions whose environment is under a customer key, sound and not. */
export async function seed(context: SeedContext): Promise<void> {
  const withKey: readonly [name: string, key: string][] = [
    [
      context.bad("lambda-env-key-unusable", "pending-deletion"),
      "bad-kms-key-pending-deletion-in-use",
    ],
    [context.bad("lambda-env-key-unusable", "disabled"), "bad-kms-key-disabled-in-use"],
    [context.good("function", "own-key"), "good-key-rotating"],
  ];
  const kms = context.client(KMSClient);
  const lambda = context.client(LambdaClient);
  for (const [FunctionName, alias] of withKey) {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${alias}` }));
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Code: CODE,
        Handler: "index.handler",
        Role: `arn:aws:iam::${context.account}:role/good-role--function-execution`,
        Runtime: "nodejs22.x",
        KMSKeyArn: KeyMetadata?.Arn,
        CodeSigningConfigArn: `arn:aws:lambda:${HOME_REGION}:${context.account}:code-signing-config:csc-0123456789abcdef0`,
        Environment: { Variables: { STAGE: "production" } },
      }),
    );
  }
}
