import { z } from "zod";
import { Account } from "../resources/account.ts";
import { SecurityHubHub } from "../resources/securityhub-hub.ts";
import { compareText } from "../model/resource.ts";
import { defineFact } from "./define.ts";

export const accountSecurityHubRegions = defineFact({
  on: Account,
  name: "securityHubRegions",
  schema: z
    .array(z.string())
    .describe(
      "Regions where Security Hub CSPM is on and no administrator account looks after it, sorted",
    ),
  reads: { [SecurityHubHub.type]: ["administrator"] },
  compute: ({ account }, input) =>
    input
      .list(SecurityHubHub, { account })
      .filter(({ administrator }) => administrator === null)
      .map(({ region }) => region)
      .sort(compareText),
});

export const accountSecurityHubAggregationRegion = defineFact({
  on: Account,
  name: "securityHubAggregationRegion",
  schema: z
    .string()
    .nullable()
    .describe(
      "The Region into which Security Hub CSPM copies the findings of others; null for none",
    ),
  reads: { [SecurityHubHub.type]: ["aggregationRegion"] },
  compute: ({ account }, input) =>
    input.find(SecurityHubHub, { account }, ({ aggregationRegion }) => aggregationRegion !== null)
      ?.aggregationRegion ?? null,
});
