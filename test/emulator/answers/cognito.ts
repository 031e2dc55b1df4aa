import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type Answer, answer } from "../answers.ts";

/** User pools as AWS answers them: moto leaves out what was not set, where AWS names its default. */
export function cognitoAnswers(): Answer[] {
  return [
    answer(DescribeUserPoolCommand, async ({ forward }) => {
      const { UserPool = {} } = await forward();
      const {
        UserPoolTier = "ESSENTIALS",
        DeletionProtection = "INACTIVE",
        MfaConfiguration = "OFF",
      } = UserPool;
      return { UserPool: { ...UserPool, UserPoolTier, DeletionProtection, MfaConfiguration } };
    }),
  ];
}
