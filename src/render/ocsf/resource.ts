import type { Finding } from "../../model/finding.ts";
import { visible } from "../text.ts";
import { wellFormed } from "../well-formed.ts";
import type { OcsfVersion } from "./versions.ts";

/** The resource, after the convention of Security Hub: `uid` its id, `uid_alt` its ARN, which 1.3 lacks. */
export function resourceOf(
  { resource, status, evidence }: Finding,
  partition: string,
  version: OcsfVersion,
): object {
  const { type, arn, id, name, account, region } = resource;
  return {
    type: visible(type),
    name: visible(name),
    owner: { account: accountOf(account) },
    cloud_partition: visible(partition),
    ...(region !== "*" && { region: visible(region) }),
    ...(version === "1.3"
      ? // The class has no evidence there.
        { uid: visible(arn), ...(evidence.length > 0 && { data: observed(evidence) }) }
      : {
          uid: visible(id),
          uid_alt: visible(arn),
          ...(status === "fail" && { role_id: 3, role: "Affected" }),
        }),
  };
}

/** What was observed, by field. */
export function observed(evidence: Finding["evidence"]): unknown {
  return wellFormed(Object.fromEntries(evidence.map(({ field, value }) => [field, value ?? null])));
}

/** An account of AWS. */
export function accountOf(account: string): object {
  return { uid: visible(account), type_id: 10, type: "AWS Account" };
}
