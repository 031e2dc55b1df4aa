import { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { InspectorAccountStatus } from "../resources/inspector-account-status.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { defineFact, type Fact } from "./define.ts";

export const inspectorAccountStatusEc2InUse = inUseFact("ec2InUse", Ec2Instance, "EC2 instances");
export const inspectorAccountStatusEcrInUse = inUseFact(
  "ecrInUse",
  EcrRepository,
  "ECR repositories",
);
export const inspectorAccountStatusLambdaInUse = inUseFact(
  "lambdaInUse",
  LambdaFunction,
  "Lambda functions",
);

/** A fact that tells whether a Region has what Inspector could scan there. */
function inUseFact(name: string, type: ResourceType, things: string): Fact {
  return defineFact({
    on: InspectorAccountStatus,
    name,
    schema: z.boolean().describe(`The Region has ${things}`),
    reads: { [InspectorAccountStatus.type]: [], [type.type]: [] },
    compute: ({ account, region }, input) =>
      input.find(type, { account, region }, () => true) !== null,
  });
}
