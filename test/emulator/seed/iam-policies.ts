import { ACCOUNT } from "../answers.ts";

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: object;
}

/** An identity policy as JSON. */
function policy(...statements: Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const EVERYTHING: Statement = { Effect: "Allow", Action: "*", Resource: "*" };

/** Identity policies, sound and not. */
export const POLICIES = {
  admin: policy(EVERYTHING),
  everythingOnOneTable: policy({
    ...EVERYTHING,
    Resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`,
  }),
  decryptAllKeys: policy({
    Effect: "Allow",
    Action: ["kms:Encrypt", "kms:Decrypt"],
    Resource: `arn:aws:kms:*:${ACCOUNT}:key/*`,
  }),
  decryptByAlias: policy({
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: { StringEquals: { "kms:ResourceAliases": "alias/orders" } },
  }),
  oneTable: policy({
    Effect: "Allow",
    Action: "dynamodb:GetItem",
    Resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`,
  }),
} as const;
