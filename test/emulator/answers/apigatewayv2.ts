import {
  type ApiMapping,
  CreateApiMappingCommand,
  GetApiMappingsCommand,
} from "@aws-sdk/client-apigatewayv2";
import { type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** Mappings of custom domain names: moto takes none to a REST API. */
export function apigatewayv2Answers(): Answer[] {
  const mappings = new Map<string, ApiMapping[]>();

  return [
    answer(CreateApiMappingCommand, ({ input, region }) => {
      const key = `${region} ${input.DomainName}`;
      const present = mappings.get(key) ?? [];
      const mapping: ApiMapping = {
        ApiId: input.ApiId,
        ApiMappingId: String(present.length + 1).padStart(6, "m"),
        ApiMappingKey: input.ApiMappingKey,
        Stage: input.Stage,
      };
      mappings.set(key, [...present, mapping]);
      return mapping;
    }),
    answer(GetApiMappingsCommand, ({ input, region }) => {
      const found = mappings.get(`${region} ${input.DomainName}`) ?? [];
      const { items, next } = page(found, Number(input.MaxResults ?? 25), input.NextToken);
      return { Items: items, NextToken: next };
    }),
  ];
}
