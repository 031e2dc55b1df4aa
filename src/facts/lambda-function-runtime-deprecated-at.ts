import { z } from "zod";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { defineFact } from "./define.ts";
import { LAMBDA_RUNTIME_DEPRECATIONS } from "./lambda-runtime-deprecations.ts";

export const lambdaFunctionRuntimeDeprecatedAt = defineFact({
  on: LambdaFunction,
  name: "runtimeDeprecatedAt",
  schema: z
    .string()
    .nullable()
    .describe(
      "Day on which AWS deprecates the runtime, past or ahead; null without a runtime, or when no day is known for it",
    ),
  reads: { [LambdaFunction.type]: ["runtime"] },
  compute: ({ runtime }) =>
    runtime !== null && Object.hasOwn(LAMBDA_RUNTIME_DEPRECATIONS, runtime)
      ? (LAMBDA_RUNTIME_DEPRECATIONS[runtime] ?? null)
      : null,
});
