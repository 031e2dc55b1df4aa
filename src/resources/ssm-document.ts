import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const SessionPreferences = z.object({
  kmsKeyId: z
    .string()
    .nullable()
    .describe("inputs.kmsKeyId: key that encrypts the session data; null without one"),
  logGroup: z
    .string()
    .nullable()
    .describe("inputs.cloudWatchLogGroupName; null when sessions are not logged there"),
  logGroupMustBeEncrypted: z
    .boolean()
    .describe("inputs.cloudWatchEncryptionEnabled: log only to a group with a KMS key"),
});

export const SsmDocument = defineResource({
  type: "AWS::SSM::Document",
  service: "ssm",
  scope: "regional",
  title: "Systems Manager document",
  fields: z.object({
    documentType: z
      .string()
      .describe(
        "ListDocuments DocumentIdentifiers[].DocumentType: Command, Automation, Session, …",
      ),
    sharedWith: z
      .array(z.string())
      .describe("DescribeDocumentPermission AccountIds: account ids, or all for everybody"),
    secret: JudgedVariable.shape.secret.describe(
      "The secret that GetDocument Content of the default version holds; null when it holds none",
    ),
    sessionPreferences: SessionPreferences.nullable().describe(
      "GetDocument Content of a Session document for shell sessions; null for every other document",
    ),
  }),
  example: {
    type: "AWS::SSM::Document",
    arn: "arn:aws:ssm:us-east-1:123456789012:document/orders-restart",
    id: "orders-restart",
    name: "orders-restart",
    account: "123456789012",
    region: "us-east-1",
    documentType: "Command",
    sharedWith: [],
    secret: null,
    sessionPreferences: null,
  },
});
