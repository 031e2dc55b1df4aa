import { type Api, CreateApiCommand, ListApisCommand } from "@aws-sdk/client-appsync";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";
import type { WebAclAssociations } from "./wafv2.ts";

/** Event APIs live in the emulator: moto's answers about them cannot be parsed. */
export function appsyncEventsAnswers(associations: WebAclAssociations): Answer[] {
  const apis = new Map<string, Api[]>();

  return [
    answer(CreateApiCommand, ({ input, region }) => {
      const present = apis.get(region) ?? [];
      const apiId = String(present.length + 1).padStart(26, "a");
      const api: Api = {
        apiId,
        name: input.name,
        apiArn: `arn:aws:appsync:${region}:${ACCOUNT}:apis/${apiId}`,
        created: agedDate(input.name, new Date()),
        xrayEnabled: false,
        eventConfig: input.eventConfig,
      };
      apis.set(region, [...present, api]);
      return { api };
    }),
    answer(ListApisCommand, ({ input, region }) => {
      const found = (apis.get(region) ?? []).map((api) => {
        const wafWebAclArn = associations.get(api.apiArn ?? "");
        return { ...api, ...(wafWebAclArn && { wafWebAclArn }) };
      });
      const { items, next } = page(found, input.maxResults ?? 25, input.nextToken);
      return { apis: items, nextToken: next };
    }),
  ];
}
