import {
  AddPermissionCommand,
  type AddPermissionRequest,
  CreateFunctionUrlConfigCommand,
  type FunctionUrlConfig,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  ListFunctionUrlConfigsCommand,
  RemovePermissionCommand,
} from "@aws-sdk/client-lambda";
import { type Answer, answer, type Call } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

interface Statement {
  readonly Sid: string | undefined;
}

/**
 * Who may call functions. moto loses tokens and one of two conditions, leaves the authentication type of URLs beside
 * the conditions, and knows one URL of a function, but neither the list nor those of aliases.
 */
export function lambdaAccessAnswers(): Answer[] {
  const statements = new Map<string, Statement[]>();
  const urls = new Map<string, FunctionUrlConfig[]>();

  return [
    answer(AddPermissionCommand, async (call) => {
      const arn = await calledArn(call);
      const statement = permission(call.input, arn);
      statements.set(arn, [...(statements.get(arn) ?? []), statement]);
      return { Statement: JSON.stringify(statement) };
    }),
    answer(RemovePermissionCommand, async (call) => {
      const arn = await calledArn(call);
      const left = (statements.get(arn) ?? []).filter(({ Sid }) => Sid !== call.input.StatementId);
      statements.set(arn, left);
      return {};
    }),
    answer(GetPolicyCommand, async (call) => {
      const Statement = statements.get(await calledArn(call)) ?? [];
      if (Statement.length === 0) throw notFound("The resource you requested does not exist.");
      return {
        Policy: JSON.stringify({ Version: "2012-10-17", Id: "default", Statement }),
        RevisionId: "00000000-0000-4000-8000-000000000000",
      };
    }),
    answer(CreateFunctionUrlConfigCommand, async (call) => {
      const arn = await calledArn(call);
      const { AuthType, Cors, FunctionName, InvokeMode = "BUFFERED" } = call.input;
      const created = agedDate(FunctionName, new Date()).toISOString();
      const url = {
        FunctionUrl: `https://${Buffer.from(arn).toString("hex").slice(-32)}.lambda-url.${call.region}.on.aws/`,
        FunctionArn: arn,
        AuthType,
        ...(Cors && { Cors }),
        CreationTime: created,
        InvokeMode,
      };
      const list = [...(urls.get(functionArn(arn)) ?? []), { ...url, LastModifiedTime: created }];
      urls.set(functionArn(arn), list);
      return url;
    }),
    answer(GetFunctionUrlConfigCommand, async (call) => {
      const arn = await calledArn(call);
      const url = urls.get(functionArn(arn))?.find((each) => each.FunctionArn === arn);
      if (url === undefined) throw notFound("The resource you requested does not exist.");
      return url;
    }),
    answer(ListFunctionUrlConfigsCommand, async (call) => {
      const all = urls.get(await calledArn(call)) ?? [];
      const { items, next } = page(all, call.input.MaxItems ?? 50, call.input.Marker);
      return { FunctionUrlConfigs: items, NextMarker: next };
    }),
  ];
}

interface Called {
  readonly FunctionName: string | undefined;
  readonly Qualifier?: string | undefined;
}

/** The ARN of the function, with the alias or version that the call is about. */
async function calledArn<O>({ input, ask }: Call<Called, O>): Promise<string> {
  const { FunctionName, Qualifier } = input;
  const { FunctionArn = "" } = await ask(GetFunctionConfigurationCommand, { FunctionName });
  return Qualifier === undefined ? FunctionArn : `${functionArn(FunctionArn)}:${Qualifier}`;
}

function functionArn(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}

function permission(input: AddPermissionRequest, arn: string): Statement {
  const equals = {
    "AWS:SourceAccount": input.SourceAccount,
    "lambda:EventSourceToken": input.EventSourceToken,
    "aws:PrincipalOrgID": input.PrincipalOrgID,
    "lambda:FunctionUrlAuthType": input.FunctionUrlAuthType,
  };
  const condition = {
    StringEquals: Object.values(equals).some((value) => value !== undefined) ? equals : undefined,
    ArnLike: input.SourceArn && { "AWS:SourceArn": input.SourceArn },
    Bool: input.InvokedViaFunctionUrl === true && { "lambda:InvokedViaFunctionUrl": "true" },
  };
  const given = Object.entries(condition).filter(([, value]) => value);
  return {
    Sid: input.StatementId,
    Effect: "Allow",
    Principal: principal(input.Principal ?? ""),
    Action: input.Action,
    Resource: arn,
    ...(given.length > 0 && { Condition: Object.fromEntries(given) }),
  } as Statement;
}

function principal(text: string): object | string {
  if (text === "*") return text;
  if (/\.amazon(aws)?\.com$/.test(text)) return { Service: text };
  return { AWS: /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text };
}

function notFound(message: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", message, 404);
}
