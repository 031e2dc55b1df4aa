import {
  DescribeDocumentPermissionCommand,
  DescribeParametersCommand,
  GetDocumentCommand,
  GetParametersCommand,
  GetResourcePoliciesCommand,
  ListDocumentsCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { SsmDocument } from "../../resources/ssm-document.ts";
import { SsmParameter } from "../../resources/ssm-parameter.ts";
import { call, defineCollector } from "../define.ts";
import { documents } from "../ssm-documents.ts";
import { parameters } from "../ssm-parameters.ts";

const calls = {
  DescribeParameters: call(
    DescribeParametersCommand,
    "ssm:DescribeParameters",
    { type: SsmParameter },
    { page: ["NextToken", "NextToken"] },
  ),
  GetParameters: call(
    GetParametersCommand,
    "ssm:GetParameters",
    { type: SsmParameter, fields: ["value"] },
    { secrets: ["Parameters[].Value"] },
  ),
  GetResourcePolicies: call(
    GetResourcePoliciesCommand,
    "ssm:GetResourcePolicies",
    { type: SsmParameter, fields: ["resourcePolicies"] },
    { page: ["NextToken", "NextToken"] },
  ),
  ListDocuments: call(
    ListDocumentsCommand,
    "ssm:ListDocuments",
    { type: SsmDocument },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeDocumentPermission: call(
    DescribeDocumentPermissionCommand,
    "ssm:DescribeDocumentPermission",
    { type: SsmDocument, fields: ["sharedWith"] },
    { page: ["NextToken", "NextToken"] },
  ),
  GetDocument: call(
    GetDocumentCommand,
    "ssm:GetDocument",
    { type: SsmDocument, fields: ["secret", "sessionPreferences"] },
    {
      secrets: [
        "Content{sessionType,inputs.kmsKeyId,inputs.cloudWatchLogGroupName,inputs.cloudWatchEncryptionEnabled}",
      ],
    },
  ),
};
export type SsmCalls = typeof calls;

export default defineCollector({
  service: "ssm",
  scope: "regional",
  client: SSMClient,
  calls,
  async *collect(context) {
    if (context.wants(SsmParameter)) yield* parameters(context);
    if (context.wants(SsmDocument)) yield* documents(context);
  },
});
