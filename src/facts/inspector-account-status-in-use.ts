import { Ec2Instance } from "../resources/ec2-instance.ts";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { InspectorAccountStatus } from "../resources/inspector-account-status.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { inUseFact } from "./in-use.ts";

export const inspectorAccountStatusEc2InUse = inUseFact(
  InspectorAccountStatus,
  "ec2InUse",
  [Ec2Instance],
  "EC2 instances",
);
export const inspectorAccountStatusEcrInUse = inUseFact(
  InspectorAccountStatus,
  "ecrInUse",
  [EcrRepository],
  "ECR repositories",
);
export const inspectorAccountStatusLambdaInUse = inUseFact(
  InspectorAccountStatus,
  "lambdaInUse",
  [LambdaFunction],
  "Lambda functions",
);
