import { z } from "zod";
import { WafIpSet } from "../resources/waf-ip-set.ts";
import { defineFact } from "./define.ts";
import { wholeVersions } from "./ip-coverage.ts";

export const wafIpSetWholeVersions = defineFact({
  on: WafIpSet,
  name: "wholeVersions",
  schema: z
    .array(z.string())
    .describe("IPv4 or IPv6 when the blocks together cover every address of it"),
  reads: { [WafIpSet.type]: ["addresses"] },
  compute: ({ addresses }) => wholeVersions(addresses),
});
