import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { Account } from "../resources/account.ts";
import { ALARMED_EVENTS, type SampleEvent } from "./alarmed-events.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ELSEWHERE, EVENT_ALARM_READS, eventAlarmProblem } from "./event-alarm-problem.ts";

const Unheard = z.object({
  problem: z.string().describe("Where the events are lost on their way"),
  events: z.array(z.string()).describe("Events of which nobody hears"),
});
type Unheard = z.infer<typeof Unheard>;

type Kind = keyof typeof ALARMED_EVENTS;

function alarmFact(kind: Kind, what: string) {
  return defineFact({
    on: Account,
    name: `${kind}WithoutAlarm`,
    schema: z
      .array(Unheard)
      .nullable()
      .describe(
        `Events (${what}) that reach nobody over trail, log group, metric filter, alarm and topic; null where a ` +
          "trail hands them to another account, in which alarms cannot be seen",
      ),
    reads: EVENT_ALARM_READS,
    compute: (account, input) => unheard(ALARMED_EVENTS[kind], account, input),
  });
}

function unheard(
  samples: readonly SampleEvent[],
  account: ResourceIdentity,
  input: FactInput,
): Unheard[] | null {
  const byProblem = new Map<string, string[]>();
  for (const sample of samples) {
    const problem = eventAlarmProblem(sample, account, input);
    if (problem === ELSEWHERE) return null;
    if (problem !== null) byProblem.set(problem, [...(byProblem.get(problem) ?? []), sample.name]);
  }
  return [...byProblem].map(([problem, events]) => ({ problem, events }));
}

export const accountRootUseAlarm = alarmFact("rootUse", "use of the root user");
export const accountUnauthorizedCallAlarm = alarmFact("unauthorizedCall", "denied calls");
export const accountSignInWithoutMfaAlarm = alarmFact(
  "signInWithoutMfa",
  "console sign-ins without MFA",
);
export const accountFailedSignInAlarm = alarmFact("failedSignIn", "failed console sign-ins");
export const accountIamChangeAlarm = alarmFact("iamChange", "changes to IAM policies");
export const accountTrailChangeAlarm = alarmFact("trailChange", "changes to trails");
export const accountKmsKeyRemovalAlarm = alarmFact(
  "kmsKeyRemoval",
  "KMS keys disabled or scheduled for deletion",
);
export const accountBucketPolicyChangeAlarm = alarmFact(
  "bucketPolicyChange",
  "changes to bucket policies and the like",
);
export const accountConfigChangeAlarm = alarmFact("configChange", "changes to AWS Config");
export const accountSecurityGroupChangeAlarm = alarmFact(
  "securityGroupChange",
  "changes to security groups",
);
export const accountNetworkAclChangeAlarm = alarmFact(
  "networkAclChange",
  "changes to network ACLs",
);
export const accountGatewayChangeAlarm = alarmFact(
  "gatewayChange",
  "changes to internet and customer gateways",
);
export const accountRouteChangeAlarm = alarmFact("routeChange", "changes to routes");
export const accountVpcChangeAlarm = alarmFact("vpcChange", "changes to VPCs and their peering");
export const accountOrganizationChangeAlarm = alarmFact(
  "organizationChange",
  "changes to the organization",
);
