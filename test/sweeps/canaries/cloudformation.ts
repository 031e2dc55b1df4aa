import { CloudFormationClient, CreateStackCommand } from "@aws-sdk/client-cloudformation";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, plant }: CanaryContext): Promise<void> {
  const template = {
    Description: plant("stack description"),
    Parameters: { DbPassword: { Type: "String" }, Colour: { Type: "String" } },
    Resources: { Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" } },
    Outputs: {
      ApiToken: { Value: plant("stack output"), Description: plant("stack output description") },
      Colour: { Value: plant("stack output with a harmless name") },
    },
  };
  await new CloudFormationClient(config).send(
    new CreateStackCommand({
      StackName: "canary",
      TemplateBody: JSON.stringify(template),
      Parameters: [
        { ParameterKey: "DbPassword", ParameterValue: plant("stack parameter") },
        { ParameterKey: "Colour", ParameterValue: plant("stack parameter with a harmless name") },
      ],
    }),
  );
}
