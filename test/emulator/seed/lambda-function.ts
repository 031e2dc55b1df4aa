import {
  CreateCodeSigningConfigCommand,
  CreateFunctionCommand,
  LambdaClient,
  type Runtime,
} from "@aws-sdk/client-lambda";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** An empty ZIP archive: moto runs nothing. */
const CODE = { ZipFile: Buffer.from(`PK\u0005\u0006${"\0".repeat(18)}`, "latin1") };

/** A function to be made, faultless where nothing is said. */
export interface FunctionPlan {
  readonly name: string;
  readonly role?: string | undefined;
  /** Without a key the environment is under the AWS managed key. */
  readonly key?: string | undefined;
  readonly variables?: Record<string, string>;
  readonly runtime?: Runtime;
  /** ARN of a code signing configuration; null: none. */
  readonly codeSigning?: string | null;
}

/** Makes a function in the home Region. */
export async function makeFunction(context: SeedContext, plan: FunctionPlan): Promise<void> {
  const { name, role, key, variables, runtime = "nodejs24.x", codeSigning } = plan;
  await context.client(LambdaClient).send(
    new CreateFunctionCommand({
      FunctionName: name,
      Code: CODE,
      Handler: "index.handler",
      Role: role ?? `arn:aws:iam::${context.account}:role/good-role--function-execution`,
      Runtime: runtime,
      KMSKeyArn: key,
      CodeSigningConfigArn: codeSigning === null ? undefined : (codeSigning ?? enforcing(context)),
      Environment: variables && { Variables: variables },
    }),
  );
}

/** Makes a code signing configuration; the first one enforces, and functions take it where nothing is said. */
export async function makeCodeSigning(
  { client }: SeedContext,
  policy: "Enforce" | "Warn",
): Promise<string> {
  const { CodeSigningConfig } = await client(LambdaClient).send(
    new CreateCodeSigningConfigCommand({
      AllowedPublishers: {
        SigningProfileVersionArns: [
          `arn:aws:signer:${HOME_REGION}:123456789012:/signing-profiles/orders/AbCdEfGhIj`,
        ],
      },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: policy },
    }),
  );
  return CodeSigningConfig?.CodeSigningConfigArn ?? "";
}

function enforcing({ account }: SeedContext): string {
  return `arn:aws:lambda:${HOME_REGION}:${account}:code-signing-config:csc-0123456789abcdef0`;
}
