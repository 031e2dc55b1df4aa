import type { Answer } from "../answers.ts";
import { ec2Answers } from "./ec2.ts";
import { kmsAnswers } from "./kms.ts";
import { lambdaAnswers } from "./lambda.ts";

/** Every answer, with nothing created yet. */
export function createAnswers(): Answer[] {
  return [...ec2Answers(), ...kmsAnswers(), ...lambdaAnswers()];
}
