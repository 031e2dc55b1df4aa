import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { ResourceTagMapping } from "../../resources/resource-tag-mapping.ts";
import { call, defineCollector } from "../define.ts";
import { tagRecord } from "../shape.ts";

export default defineCollector({
  service: "tagging",
  scope: "regional",
  client: ResourceGroupsTaggingAPIClient,
  calls: {
    GetResources: call(
      GetResourcesCommand,
      "tag:GetResources",
      { type: ResourceTagMapping },
      { page: ["PaginationToken", "PaginationToken"] },
    ),
  },
  async *collect(context) {
    const listed = context.items(
      "GetResources",
      { ResourcesPerPage: 100 },
      (output) => output.ResourceTagMappingList,
    );
    for await (const { ResourceARN: arn = "", Tags } of listed) {
      const tags = tagRecord(Tags);
      yield context.resource(ResourceTagMapping, { arn, id: arn, name: arn, tags });
    }
  },
});
