import { z } from "zod";
import { defineResource } from "./define.ts";

/** An identity pool, which hands out AWS credentials to users of apps. */
export const CognitoIdentityPool = defineResource({
  type: "AWS::Cognito::IdentityPool",
  service: "cognito-identity",
  scope: "regional",
  title: "Cognito identity pool",
  fields: z.object({
    unauthenticatedAllowed: z
      .boolean()
      .describe("DescribeIdentityPool AllowUnauthenticatedIdentities: guests get credentials"),
    classicFlowAllowed: z
      .boolean()
      .describe("DescribeIdentityPool AllowClassicFlow; absent: false"),
    guestRoleArn: z
      .string()
      .nullable()
      .describe("GetIdentityPoolRoles Roles.unauthenticated; null: guests get no role"),
  }),
  example: {
    type: "AWS::Cognito::IdentityPool",
    arn: "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:11111111-2222-3333-4444-555555555555",
    id: "us-east-1:11111111-2222-3333-4444-555555555555",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    unauthenticatedAllowed: false,
    classicFlowAllowed: false,
    guestRoleArn: null,
  },
});
