import { CloudFormationClient, CreateStackCommand } from "@aws-sdk/client-cloudformation";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const template = {
    Description: secret("stack description"),
    Parameters: { DbPassword: { Type: "String" }, Colour: { Type: "String" } },
    Resources: { Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" } },
    Outputs: {
      ApiToken: { Value: secret("stack output"), Description: secret("stack output description") },
      Colour: { Value: secret("stack output with a harmless name") },
    },
  };
  await new CloudFormationClient(config).send(
    new CreateStackCommand({
      StackName: "canary",
      TemplateBody: JSON.stringify(template),
      Parameters: [
        { ParameterKey: "DbPassword", ParameterValue: secret("stack parameter") },
        { ParameterKey: "Colour", ParameterValue: secret("stack parameter with a harmless name") },
      ],
    }),
  );
}
