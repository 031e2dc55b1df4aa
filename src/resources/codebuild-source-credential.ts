import { z } from "zod";
import { defineResource } from "./define.ts";

/** A login to a source provider that every CodeBuild project of the Region may use. */
export const CodeBuildSourceCredential = defineResource({
  type: "AWS::CodeBuild::SourceCredential",
  service: "codebuild",
  scope: "regional",
  title: "CodeBuild source credential",
  fields: z.object({
    serverType: z
      .string()
      .describe(
        "ListSourceCredentials sourceCredentialsInfos[].serverType: GITHUB, GITHUB_ENTERPRISE, BITBUCKET, GITLAB, …",
      ),
    authType: z
      .string()
      .describe(
        "sourceCredentialsInfos[].authType: PERSONAL_ACCESS_TOKEN, BASIC_AUTH, OAUTH, CODECONNECTIONS or SECRETS_MANAGER",
      ),
  }),
  example: {
    type: "AWS::CodeBuild::SourceCredential",
    arn: "arn:aws:codebuild:us-east-1:123456789012:token/github",
    id: "arn:aws:codebuild:us-east-1:123456789012:token/github",
    name: "GITHUB",
    account: "123456789012",
    region: "us-east-1",
    serverType: "GITHUB",
    authType: "CODECONNECTIONS",
  },
});
