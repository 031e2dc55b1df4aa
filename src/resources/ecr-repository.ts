import { z } from "zod";
import { defineResource } from "./define.ts";

export const EcrRepository = defineResource({
  type: "AWS::ECR::Repository",
  service: "ecr",
  scope: "regional",
  title: "ECR repository",
  fields: z.object({
    tagMutability: z
      .string()
      .describe(
        "DescribeRepositories repositories[].imageTagMutability: MUTABLE, IMMUTABLE, or either _WITH_EXCLUSION",
      ),
    encryptionType: z
      .string()
      .describe(
        "encryptionConfiguration.encryptionType: AES256, KMS or KMS_DSSE; AES256 when not sent",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "encryptionConfiguration.kmsKey: ARN; null unless encryptionType is KMS or KMS_DSSE",
      ),
    scanFrequency: z
      .string()
      .describe(
        "BatchGetRepositoryScanningConfiguration scanningConfigurations[].scanFrequency, what follows from the settings of the registry and of the repository: SCAN_ON_PUSH (or scanOnPush), CONTINUOUS_SCAN or MANUAL",
      ),
    policy: z
      .string()
      .nullable()
      .describe(
        "GetRepositoryPolicy policyText: JSON text; null: only the account itself has access",
      ),
  }),
  example: {
    type: "AWS::ECR::Repository",
    arn: "arn:aws:ecr:us-east-1:123456789012:repository/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    tagMutability: "IMMUTABLE",
    encryptionType: "KMS",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    scanFrequency: "SCAN_ON_PUSH",
    policy: null,
  },
});
