import { CreatePolicyCommand, type IAMClient } from "@aws-sdk/client-iam";
import { ACCOUNT } from "../answers.ts";

/** Policies below this path stand in for those of AWS, which moto does not have. */
export const AWS_POLICY_PATH = "/aws/";

/** Makes a stand-in for a policy of AWS; returns the ARN to attach, which scans see as that of AWS. */
export async function makeAwsPolicy(iam: IAMClient, PolicyName: string): Promise<string> {
  const nothing = { Effect: "Allow", Action: "none:Nothing", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [nothing] });
  await iam.send(new CreatePolicyCommand({ PolicyName, Path: AWS_POLICY_PATH, PolicyDocument }));
  return `arn:aws:iam::${ACCOUNT}:policy${AWS_POLICY_PATH}${PolicyName}`;
}
