import {
  type App,
  CreateAppCommand,
  GetAppCommand,
  ListAppsCommand,
} from "@aws-sdk/client-amplify";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";
import type { WebAclAssociations } from "./wafv2.ts";

/** moto has no Amplify: these apps live in the emulator. */
export function amplifyAnswers(associations: WebAclAssociations): Answer[] {
  const apps = new Map<string, App[]>();
  const inRegion = (region: string): App[] =>
    (apps.get(region) ?? []).map((app) => {
      const webAclArn = associations.get(app.appArn ?? "");
      return webAclArn
        ? { ...app, wafConfiguration: { webAclArn, wafStatus: "ASSOCIATION_SUCCESS" } }
        : app;
    });

  return [
    answer(CreateAppCommand, ({ input, region }) => {
      const present = apps.get(region) ?? [];
      const appId = `d${String(present.length + 1).padStart(13, "0")}`;
      const createTime = agedDate(input.name, new Date());
      const app: App = {
        appId,
        appArn: `arn:aws:amplify:${region}:${ACCOUNT}:apps/${appId}`,
        name: input.name,
        description: input.description ?? "",
        repository: input.repository ?? "",
        platform: input.platform ?? "WEB",
        createTime,
        updateTime: createTime,
        environmentVariables: input.environmentVariables ?? {},
        defaultDomain: `${appId}.amplifyapp.com`,
        enableBranchAutoBuild: input.enableBranchAutoBuild ?? false,
        enableBasicAuth: input.enableBasicAuth ?? false,
        ...(input.tags && { tags: input.tags }),
      };
      apps.set(region, [...present, app]);
      return { app };
    }),
    answer(ListAppsCommand, ({ input, region }) => {
      const { items, next } = page(inRegion(region), input.maxResults ?? 10, input.nextToken);
      return { apps: items, nextToken: next };
    }),
    answer(GetAppCommand, ({ input, region }) => {
      const app = inRegion(region).find(({ appId }) => appId === input.appId);
      if (app === undefined) throw new ServiceError("NotFoundException", "App not found", 404);
      return { app };
    }),
  ];
}
