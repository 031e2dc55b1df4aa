import { AmplifyClient, ListAppsCommand } from "@aws-sdk/client-amplify";
import { AmplifyApp } from "../../resources/amplify-app.ts";
import { call, defineCollector } from "../define.ts";

// Both of an app and of the branches that it creates by itself.
const SECRETS = ["environmentVariables.*", "basicAuthCredentials", "buildSpec"];

const calls = {
  ListApps: call(
    ListAppsCommand,
    "amplify:ListApps",
    { type: AmplifyApp },
    {
      page: ["nextToken", "nextToken"],
      secrets: [
        ...SECRETS.map((path) => `apps[].${path}`),
        ...SECRETS.map((path) => `apps[].autoBranchCreationConfig.${path}`),
        "apps[].customHeaders",
        "apps[].repository",
      ],
    },
  ),
};

export default defineCollector({
  service: "amplify",
  scope: "regional",
  client: AmplifyClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const apps = context.items("ListApps", { maxResults: 50 }, (output) => output.apps);
    for await (const { appArn: arn = "", appId: id = "", name = id, wafConfiguration } of apps) {
      yield context.resource(AmplifyApp, {
        arn,
        id,
        name,
        webAclArn: wafConfiguration?.webAclArn ?? null,
        webAclStatus: wafConfiguration?.wafStatus ?? null,
      });
    }
  },
});
