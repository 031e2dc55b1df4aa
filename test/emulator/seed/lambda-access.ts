import {
  AddPermissionCommand,
  type AddPermissionRequest,
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  type FunctionUrlAuthType,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeCodeSigning, makeFunction } from "./lambda-function.ts";
import { makeServiceRole } from "./service-role.ts";

const EVERYBODY = { Principal: "*" };
const URL_FOR_ALL = {
  ...EVERYBODY,
  Action: "lambda:InvokeFunctionUrl",
  FunctionUrlAuthType: "NONE",
} as const;
const INVOKE_BY_URL = { ...EVERYBODY, InvokedViaFunctionUrl: true };

/** Functions with and without ways in for strangers, and what they run and may do. */
export async function seed(context: SeedContext): Promise<void> {
  await seedUrls(context);
  await seedPolicies(context);
  await seedCode(context);
}

async function seedUrls(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const open = bad("lambda-url-no-auth");
  await makeFunction(context, { name: open });
  await addUrl(context, open, "NONE");
  await permit(context, open, URL_FOR_ALL, INVOKE_BY_URL);

  const old = bad("lambda-url-no-auth", "800-days-old");
  await makeFunction(context, { name: old });
  await addUrl(context, old, "NONE");
  await permit(context, old, URL_FOR_ALL, INVOKE_BY_URL);

  const aliased = bad("lambda-url-no-auth", "alias");
  await makeFunction(context, { name: aliased });
  await addAlias(context, aliased);
  await addUrl(context, aliased, "NONE", "live");
  const forAlias = { Qualifier: "live" };
  await permit(
    context,
    aliased,
    { ...URL_FOR_ALL, ...forAlias },
    { ...INVOKE_BY_URL, ...forAlias },
  );

  const signed = good("function", "url-with-credentials");
  await makeFunction(context, { name: signed });
  await addUrl(context, signed, "AWS_IAM");

  const closed = good("function", "url-for-nobody");
  await makeFunction(context, { name: closed });
  await addAlias(context, closed);
  await addUrl(context, closed, "NONE");
  await addUrl(context, closed, "NONE", "live");
}

async function seedPolicies(context: SeedContext): Promise<void> {
  const { account, bad, good } = context;
  const bucket = "arn:aws:s3:::orders";
  const rule = `arn:aws:events:${HOME_REGION}:${account}:rule/orders`;
  const cases: readonly (readonly [string, ...Permission[]])[] = [
    [bad("lambda-policy-public"), EVERYBODY],
    [
      good("function", "policy-confined"),
      { ...EVERYBODY, PrincipalOrgID: "o-a1b2c3d4e5" },
      { Principal: account },
    ],
    [bad("lambda-policy-confused-deputy"), { Principal: "events.amazonaws.com" }],
    [
      bad("lambda-policy-confused-deputy", "bucket-name-only"),
      { Principal: "s3.amazonaws.com", SourceArn: bucket },
    ],
    [
      good("function", "called-by-services"),
      { Principal: "events.amazonaws.com", SourceArn: rule },
      { Principal: "s3.amazonaws.com", SourceArn: bucket, SourceAccount: account },
      {
        Principal: "alexa-appkit.amazon.com",
        EventSourceToken: "amzn1.ask.skill.11111111-2222-3333-4444-555555555555",
      },
    ],
  ];
  for (const [name, ...permissions] of cases) {
    await makeFunction(context, { name });
    await permit(context, name, ...permissions);
  }
}

async function seedCode(context: SeedContext): Promise<void> {
  const { bad } = context;
  await makeFunction(context, { name: bad("lambda-runtime-deprecated"), runtime: "python3.9" });
  await makeFunction(context, { name: bad("lambda-code-signing-off"), codeSigning: null });
  await makeFunction(context, {
    name: bad("lambda-code-signing-off", "warns"),
    codeSigning: await makeCodeSigning(context, "Warn"),
  });
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  await makeFunction(context, {
    name: bad("lambda-role-admin"),
    role: await makeServiceRole(context, "function-administrator", "lambda", statement),
  });
}

type Permission = Omit<AddPermissionRequest, "FunctionName" | "StatementId" | "Action"> & {
  readonly Action?: string;
};

async function permit(
  { client }: SeedContext,
  FunctionName: string,
  ...permissions: readonly Permission[]
): Promise<void> {
  for (const [index, permission] of permissions.entries()) {
    await client(LambdaClient).send(
      new AddPermissionCommand({
        FunctionName,
        StatementId: `permission-${index + 1}`,
        Action: "lambda:InvokeFunction",
        ...permission,
      }),
    );
  }
}

async function addUrl(
  { client }: SeedContext,
  FunctionName: string,
  AuthType: FunctionUrlAuthType,
  Qualifier?: string,
): Promise<void> {
  await client(LambdaClient).send(
    new CreateFunctionUrlConfigCommand({ FunctionName, AuthType, Qualifier }),
  );
}

async function addAlias({ client }: SeedContext, FunctionName: string): Promise<void> {
  await client(LambdaClient).send(
    new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "$LATEST" }),
  );
}
