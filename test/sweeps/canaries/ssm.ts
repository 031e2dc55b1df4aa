import { CreateDocumentCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { CanaryContext } from "./context.ts";

export async function plant(context: CanaryContext): Promise<void> {
  await plantParameters(context);
  await plantDocuments(context);
}

async function plantParameters({ config, secret }: CanaryContext): Promise<void> {
  const ssm = new SSMClient(config);
  const parameters = [
    { Name: "/canary/db-password", Type: "String", Value: secret("parameter sensitive name") },
    { Name: "/canary/colour", Type: "String", Value: secret("parameter harmless name") },
    { Name: "/canary/list", Type: "StringList", Value: `red,green,${secret("parameter list")}` },
    { Name: "/canary/secure", Type: "SecureString", Value: secret("encrypted parameter") },
  ] as const;
  for (const parameter of parameters) {
    await ssm.send(
      new PutParameterCommand({ ...parameter, Description: secret("parameter description") }),
    );
  }
}

async function plantDocuments({ config, secret }: CanaryContext): Promise<void> {
  const ssm = new SSMClient(config);
  const command = {
    schemaVersion: "2.2",
    description: secret("document description"),
    parameters: { token: { type: "String", default: secret("document parameter default") } },
    mainSteps: [
      {
        action: "aws:runShellScript",
        name: "run",
        inputs: { runCommand: [`mysql --password=${secret("document command")}`] },
      },
    ],
  };
  const session = {
    schemaVersion: "1.0",
    description: secret("session description"),
    sessionType: "Standard_Stream",
    inputs: {
      kmsKeyId: "alias/canary",
      shellProfile: { linux: `export TOKEN=${secret("session profile")}` },
    },
    parameters: {},
  };
  const documents = [
    { Name: "canary-command", DocumentType: "Command", content: command },
    { Name: "canary-session", DocumentType: "Session", content: session },
  ] as const;
  for (const { content, ...document } of documents) {
    const Content = JSON.stringify(content);
    await ssm.send(new CreateDocumentCommand({ ...document, DocumentFormat: "JSON", Content }));
  }
}
