import { z } from "zod";
import { ANYTHING, type EventValue, OpenObject, SomeNumber, TEXT } from "../policy/index.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { GuardDutyDetector } from "../resources/guardduty-detector.ts";
import { defineFact } from "./define.ts";
import { ROUTE_READS, ruleThatRoutes, serviceEvent } from "./routed-event.ts";

export const guarddutyDetectorFindingsRoute = defineFact({
  on: GuardDutyDetector,
  name: "findingsRoute",
  schema: z
    .string()
    .nullable()
    .describe(
      "ARN of an enabled EventBridge rule that may match findings of high severity in the Region and has a " +
        "target that can receive them; null for none",
    ),
  reads: { [GuardDutyDetector.type]: [], ...ROUTE_READS },
  compute: (detector, input) => ruleThatRoutes(highFinding(detector), detector, input)?.arn ?? null,
});

/** Lowest and highest severity of what GuardDuty calls high or critical. */
const HIGH = new SomeNumber(7, 10);

/** The event of a finding: an administrator account gets those of its members too. */
function highFinding({ region }: ResourceIdentity): EventValue {
  return serviceEvent({
    "detail-type": "GuardDuty Finding",
    source: "aws.guardduty",
    region,
    resources: [],
    detail: new OpenObject({
      schemaVersion: "2.0",
      accountId: TEXT,
      region,
      id: TEXT,
      arn: TEXT,
      type: TEXT,
      severity: HIGH,
      resource: ANYTHING,
      service: new OpenObject({ serviceName: "guardduty", archived: false }),
    }),
  });
}
