import { parseArn } from "./arn.ts";
import type { KnownRequest } from "./request.ts";

/** Who calls: a user or role with credentials of its own. */
export interface Caller {
  readonly arn: string;
  readonly type: "user" | "role";
  readonly name: string;
}

type Context = KnownRequest["context"];

/** What every direct call of the user or role carries; MFA counts as present, since its holder can see to that. */
export function callerContext({ arn, type, name }: Caller): Context {
  const { account = "" } = parseArn(arn) ?? {};
  return {
    "aws:calledvia": null,
    "aws:calledviafirst": null,
    "aws:calledvialast": null,
    "aws:multifactorauthpresent": "true",
    "aws:principalaccount": account,
    "aws:principalarn": arn,
    "aws:principalisawsservice": "false",
    "aws:principaltype": type === "user" ? "User" : "AssumedRole",
    "aws:resourceaccount": account,
    "aws:securetransport": "true",
    "aws:sourceaccount": null,
    "aws:sourcearn": null,
    "aws:username": type === "user" ? name : null,
    "aws:viaawsservice": "false",
  };
}

/** Regions that IAM itself is called in. */
const IAM_REGION: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** What calls of one action carry beside that. IAM is global, but services choose where roles are passed. */
export function actionContext(caller: Caller, action: string): Context {
  const region = IAM_REGION[parseArn(caller.arn)?.partition ?? ""];
  return region === undefined || !action.startsWith("iam:") || action === "iam:PassRole"
    ? {}
    : { "aws:requestedregion": region };
}

/**
 * Keys whose value the caller chooses or sees to: where and when it calls, which tags it asks for. A condition on
 * them is met for who wants it to be.
 */
export function isAtWill(key: string): boolean {
  return AT_WILL.test(key);
}

const AT_WILL =
  /^(aws:(sourceip|vpcsourceip|sourcevpc|sourcevpce|sourcevpcarn|useragent|referer|tokenissuetime|multifactorauthage|requestedregion|tagkeys|requesttag\/.*)|sts:(externalid|rolesessionname|sourceidentity))$/;
