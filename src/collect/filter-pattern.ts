import { HIDDEN_PATTERN } from "../resources/logs-metric-filter.ts";
import type { Judge } from "./define.ts";

/** The fields of an event of CloudTrail. */
const CLOUDTRAIL_FIELDS = new Set([
  "addendum",
  "additionalEventData",
  "apiVersion",
  "awsRegion",
  "edgeDeviceDetails",
  "errorCode",
  "errorMessage",
  "eventCategory",
  "eventContext",
  "eventID",
  "eventName",
  "eventSource",
  "eventTime",
  "eventType",
  "eventVersion",
  "managementEvent",
  "readOnly",
  "recipientAccountId",
  "requestID",
  "requestParameters",
  "resources",
  "responseElements",
  "serviceEventDetails",
  "sessionCredentialFromConsole",
  "sharedEventID",
  "sourceIPAddress",
  "tlsDetails",
  "userAgent",
  "userIdentity",
  "vpcEndpointId",
]);

/** `$.field.of.the.event = value`, the value with quotes or without. */
const COMPARISON = /\$\.([\w.[\]*-]+)\s*(?:!?=|[<>]=?)\s*(?:"([^"]*)"|([^\s"(){}&|]+))/g;

/**
 * The pattern of a metric filter if it asks for events of CloudTrail, as rules do, and holds no secret.
 * In other logs people look for anything, leaked tokens among it.
 */
export async function filterPattern(pattern: string, judge: Judge): Promise<string> {
  if (pattern === "") return pattern;
  const fields = [...pattern.matchAll(/\$\.?(\w*)/g)].map(([, field = ""]) => field);
  if (!/^\s*\{/.test(pattern) || !fields.every((field) => CLOUDTRAIL_FIELDS.has(field))) {
    return HIDDEN_PATTERN;
  }
  const literals = [...pattern.matchAll(COMPARISON)].map(([, path = "", quoted, bare]) => ({
    name: path.split(".").at(-1) ?? "",
    value: quoted ?? bare ?? "",
  }));
  for (const { name, value } of [{ name: "filterPattern", value: pattern }, ...literals]) {
    if ((await judge(name, value)).secret !== null) return HIDDEN_PATTERN;
  }
  return pattern;
}
