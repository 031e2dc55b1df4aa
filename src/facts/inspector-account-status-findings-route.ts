import { z } from "zod";
import { ANYTHING, type EventValue, OpenObject, TEXT } from "../policy/index.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { InspectorAccountStatus } from "../resources/inspector-account-status.ts";
import { defineFact } from "./define.ts";
import { ROUTE_READS, ruleThatRoutes, serviceEvent } from "./routed-event.ts";

export const inspectorAccountStatusFindingsRoute = defineFact({
  on: InspectorAccountStatus,
  name: "findingsRoute",
  schema: z
    .string()
    .nullable()
    .describe(
      "ARN of an enabled EventBridge rule that may match critical findings of Inspector in the Region and has a target " +
        "that can receive them; null for none",
    ),
  reads: { [InspectorAccountStatus.type]: [], ...ROUTE_READS },
  compute: (status, input) => ruleThatRoutes(criticalFinding(status), status, input)?.arn ?? null,
});

/** The event of a new finding. */
function criticalFinding({ region }: ResourceIdentity): EventValue {
  return serviceEvent({
    "detail-type": "Inspector2 Finding",
    source: "aws.inspector2",
    region,
    resources: ANYTHING,
    detail: new OpenObject({
      awsAccountId: TEXT,
      findingArn: TEXT,
      severity: "CRITICAL",
      status: "ACTIVE",
      type: TEXT,
      resources: ANYTHING,
    }),
  });
}
