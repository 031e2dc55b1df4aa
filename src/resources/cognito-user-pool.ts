import { z } from "zod";
import { defineResource } from "./define.ts";

export const CognitoUserPool = defineResource({
  type: "AWS::Cognito::UserPool",
  service: "cognito",
  scope: "regional",
  title: "Cognito user pool",
  fields: z.object({}),
  example: {
    type: "AWS::Cognito::UserPool",
    arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE12",
    id: "us-east-1_EXAMPLE12",
    name: "customers",
    account: "123456789012",
    region: "us-east-1",
  },
});
