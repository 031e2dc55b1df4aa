import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { HOME_REGION, ORGANIZATION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { POLICIES } from "./kms-policies.ts";
import { makeTopic } from "./sns-topic.ts";

const EVENTS = { Service: "events.amazonaws.com" };
const ON_CALL = "on-call@example.com";
/** Findings that no other rule here routes, so that a broken path stays one. */
const SECURITY_HUB = { source: ["aws.securityhub"] };
const GUARDDUTY = {
  source: ["aws.guardduty"],
  "detail-type": ["GuardDuty Finding"],
  detail: { severity: [{ numeric: [">=", 7] }] },
};

const INSPECTOR = {
  source: ["aws.inspector2"],
  "detail-type": ["Inspector2 Finding"],
  detail: { severity: ["CRITICAL"], status: ["ACTIVE"] },
};

/** Regions where GuardDuty and Inspector are on, and their findings are routed. */
const ROUTED_REGIONS = [HOME_REGION, "eu-west-1"];

/** Event buses, and rules that alert somebody or only look as if they did. */
export async function seed(context: SeedContext): Promise<void> {
  await buses(context);
  for (const region of ROUTED_REGIONS) await routes(context, region);
  await brokenPaths(context);
  const ordinary = context.good("rule", "nothing-about-security");
  await rule(context, ordinary, { source: ["aws.ec2"] }, [], { State: "DISABLED" });
  await rule(context, context.good("rule", "schedule"), undefined, []);
}

async function buses({ account, bad, good, client }: SeedContext): Promise<void> {
  const events = client(EventBridgeClient);
  const make = async (Name: string, Principal: unknown, Condition?: object) => {
    await events.send(new CreateEventBusCommand({ Name }));
    const Resource = `arn:aws:events:${HOME_REGION}:${account}:event-bus/${Name}`;
    const statement = { Sid: "Senders", Effect: "Allow", Principal, Action: "events:PutEvents" };
    const Statement = [{ ...statement, Resource, Condition }];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await events.send(new PutPermissionCommand({ EventBusName: Name, Policy }));
  };
  await make(bad("eventbridge-bus-policy-public"), "*");
  const member = { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } };
  await make(good("event-bus", "of-the-organization"), "*", member);
}

/** Alerts that reach somebody: a topic under a key of its own, and a queue. */
async function routes(context: SeedContext, region: string): Promise<void> {
  const { account, good, client } = context;
  const key = await makeKey(client(KMSClient, region), {
    name: good("key", `of-alerts-${region}`),
    settings: { Policy: POLICIES.eventBridge },
  });
  const topic = await makeTopic(client(SNSClient, region), {
    name: good("topic", `alerts-${region}`),
    key,
    policy: allow("sns:Publish"),
    subscriber: ON_CALL,
  });
  await rule(context, good("rule", `guardduty-${region}`), GUARDDUTY, [topic], { region });
  await rule(context, good("rule", `inspector-${region}`), INSPECTOR, [topic], { region });
  const name = good("rule", `acm-${region}`);
  const ruleArn = `arn:aws:events:${region}:${account}:rule/${name}`;
  const QueueName = good("queue", `alerts-${region}`);
  await client(SQSClient, region).send(
    new CreateQueueCommand({
      QueueName,
      Attributes: {
        Policy: allow("sqs:SendMessage", { ArnEquals: { "aws:SourceArn": ruleArn } }),
      },
    }),
  );
  const queue = `arn:aws:sqs:${region}:${account}:${QueueName}`;
  const expiring = {
    source: ["aws.acm"],
    "detail-type": ["ACM Certificate Approaching Expiration"],
  };
  await rule(context, name, expiring, [queue], { region });
}

async function brokenPaths(context: SeedContext): Promise<void> {
  const { account, bad, client } = context;
  const sns = client(SNSClient);
  const broken = (variant: string, targets: readonly string[]) =>
    rule(context, bad("eventbridge-alert-path-broken", variant), SECURITY_HUB, targets);
  const policy = allow("sns:Publish");
  const own = await makeKey(client(KMSClient), {
    name: "alerts-without-eventbridge",
    settings: { Policy: POLICIES.accountRoot },
  });
  const topics = {
    "default-topic-policy": { subscriber: ON_CALL },
    "no-subscriber": { policy },
    "aws-managed-key": { policy, key: "alias/aws/sns", subscriber: ON_CALL },
    "key-policy": { policy, key: own, subscriber: ON_CALL },
  };
  for (const [variant, plan] of Object.entries(topics)) {
    await broken(variant, [await makeTopic(sns, { name: `alerts-${variant}`, ...plan })]);
  }
  await broken("queue-policy", [`arn:aws:sqs:${HOME_REGION}:${account}:good-queue`]);
  await broken("function-gone", [`arn:aws:lambda:${HOME_REGION}:${account}:function:removed`]);
  await broken("no-target", []);
  const disabled = bad("eventbridge-alert-path-broken", "disabled");
  const elsewhere = `arn:aws:events:${HOME_REGION}:999999999999:event-bus/security`;
  await rule(context, disabled, SECURITY_HUB, [elsewhere], { State: "DISABLED" });
}

async function rule(
  { client }: SeedContext,
  Name: string,
  pattern: object | undefined,
  targets: readonly string[],
  { region, State = "ENABLED" }: { region?: string; State?: "ENABLED" | "DISABLED" } = {},
): Promise<void> {
  const events = client(EventBridgeClient, region);
  const when =
    pattern === undefined
      ? { ScheduleExpression: "rate(1 day)" }
      : { EventPattern: JSON.stringify(pattern) };
  await events.send(new PutRuleCommand({ Name, State, ...when }));
  const Targets = targets.map((Arn, index): Target => ({ Id: `target-${index}`, Arn }));
  if (Targets.length > 0) await events.send(new PutTargetsCommand({ Rule: Name, Targets }));
}

function allow(Action: string, Condition?: object): string {
  const statement = { Effect: "Allow", Principal: EVENTS, Action, Resource: "*", Condition };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
