import type { Resource } from "../../src/model/resource.ts";

const ACCOUNT = "123456789012";

/** A resource with its identity alone; account and Region come from its ARN. */
export function resource(
  type: string,
  arn: string,
  id: string,
  tags?: Record<string, string>,
): Resource {
  const [, , , region = "", account = ""] = arn.split(":");
  return {
    type,
    arn,
    id,
    name: id,
    account: account || ACCOUNT,
    region: region || "global",
    ...(tags === undefined ? {} : { tags }),
  };
}
