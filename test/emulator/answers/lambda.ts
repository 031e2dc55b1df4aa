import {
  CreateFunctionCommand,
  type FunctionConfiguration,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-lambda";
import { type Answer, answer } from "../answers.ts";
import { lambdaAccessAnswers } from "./lambda-access.ts";
import { lambdaCodeSigningAnswers } from "./lambda-code-signing.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

type Dropped = Pick<FunctionConfiguration, "KMSKeyArn" | "DeadLetterConfig" | "LoggingConfig">;

/** Functions as AWS answers them: moto drops the key, the dead-letter target and the log settings. */
export function lambdaAnswers(): Answer[] {
  const droppedByArn = new Map<string, Dropped>();
  const amend = (configuration: FunctionConfiguration): FunctionConfiguration => {
    const { FunctionArn = "", FunctionName, LastModified } = configuration;
    const modified = agedDate(FunctionName, undefined)?.toISOString() ?? LastModified;
    return { ...configuration, LastModified: modified, ...droppedByArn.get(FunctionArn) };
  };

  return [
    answer(CreateFunctionCommand, async ({ input, forward }) => {
      const created = await forward();
      const { KMSKeyArn, DeadLetterConfig, LoggingConfig } = input;
      droppedByArn.set(created.FunctionArn ?? "", {
        ...(KMSKeyArn && { KMSKeyArn }),
        ...(DeadLetterConfig && { DeadLetterConfig }),
        LoggingConfig: {
          LogFormat: "Text",
          LogGroup: `/aws/lambda/${input.FunctionName}`,
          ...LoggingConfig,
        },
      });
      return amend(created);
    }),
    // moto ignores MaxItems as well.
    answer(ListFunctionsCommand, async ({ input, forward }) => {
      const { Functions = [] } = await forward();
      const { items, next } = page(Functions.map(amend), input.MaxItems ?? 50, input.Marker);
      return { Functions: items, NextMarker: next };
    }),
    answer(GetFunctionCommand, async ({ forward }) => {
      const found = await forward();
      return { ...found, Configuration: found.Configuration && amend(found.Configuration) };
    }),
    answer(GetFunctionConfigurationCommand, async ({ forward }) => amend(await forward())),
    ...lambdaAccessAnswers(),
    ...lambdaCodeSigningAnswers(),
  ];
}
