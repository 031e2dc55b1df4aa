import {
  type CodeSigningConfig,
  CreateCodeSigningConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  ListCodeSigningConfigsCommand,
  ListFunctionsByCodeSigningConfigCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-lambda";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** moto knows which code signing configuration a function has, but no configurations. */
export function lambdaCodeSigningAnswers(): Answer[] {
  const configs = new Map<string, CodeSigningConfig[]>();

  return [
    answer(CreateCodeSigningConfigCommand, ({ input, region }) => {
      const others = configs.get(region) ?? [];
      const number = (0x0123456789abcdef0n + BigInt(others.length)).toString(16).padStart(17, "0");
      const config: CodeSigningConfig = {
        CodeSigningConfigId: `csc-${number}`,
        CodeSigningConfigArn: `arn:aws:lambda:${region}:${ACCOUNT}:code-signing-config:csc-${number}`,
        ...(input.Description && { Description: input.Description }),
        AllowedPublishers: input.AllowedPublishers,
        CodeSigningPolicies: input.CodeSigningPolicies ?? { UntrustedArtifactOnDeployment: "Warn" },
        LastModified: new Date().toISOString(),
      };
      configs.set(region, [...others, config]);
      return { CodeSigningConfig: config };
    }),
    answer(ListCodeSigningConfigsCommand, ({ input, region }) => {
      const { items, next } = page(configs.get(region) ?? [], input.MaxItems ?? 50, input.Marker);
      return { CodeSigningConfigs: items, NextMarker: next };
    }),
    answer(ListFunctionsByCodeSigningConfigCommand, async ({ input, ask }) => {
      const { Functions = [] } = await ask(ListFunctionsCommand, {});
      const arns: string[] = [];
      for (const { FunctionArn = "", FunctionName } of Functions) {
        const signing = await ask(GetFunctionCodeSigningConfigCommand, { FunctionName });
        if (signing.CodeSigningConfigArn === input.CodeSigningConfigArn) arns.push(FunctionArn);
      }
      const { items, next } = page(arns, input.MaxItems ?? 50, input.Marker);
      return { FunctionArns: items, NextMarker: next };
    }),
  ];
}
