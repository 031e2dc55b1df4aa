import { z } from "zod";
import { defineResource } from "./define.ts";

export const CognitoUserPool = defineResource({
  type: "AWS::Cognito::UserPool",
  service: "cognito",
  scope: "regional",
  title: "Cognito user pool",
  fields: z.object({
    createdAt: z.string().describe("ListUserPools UserPools[].CreationDate, ISO 8601"),
  }),
  example: {
    type: "AWS::Cognito::UserPool",
    arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE12",
    id: "us-east-1_EXAMPLE12",
    name: "customers",
    account: "123456789012",
    region: "us-east-1",
    createdAt: "2026-01-15T00:00:00.000Z",
  },
});
