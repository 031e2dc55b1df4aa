import {
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { EventBus } from "../../resources/event-bus.ts";
import { EventRule } from "../../resources/event-rule.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

// What a rule sends in place of the event is written by people; nothing of it is read.
const SENT_ALONG = [
  "Targets[].Input",
  "Targets[].InputTransformer.InputTemplate",
  "Targets[].HttpParameters.PathParameterValues[]",
  "Targets[].HttpParameters.HeaderParameters.*",
  "Targets[].HttpParameters.QueryStringParameters.*",
  "Targets[].RunCommandParameters.RunCommandTargets[].Values[]",
  "Targets[].RedshiftDataParameters.Sql",
  "Targets[].RedshiftDataParameters.Sqls[]",
  "Targets[].SageMakerPipelineParameters.PipelineParameterList[].Value",
  "Targets[].AppSyncParameters.GraphQLOperation",
];

const calls = {
  ListEventBuses: call(
    ListEventBusesCommand,
    "events:ListEventBuses",
    [{ type: EventBus }, { type: EventRule }],
    { page: ["NextToken", "NextToken"] },
  ),
  ListRules: call(
    ListRulesCommand,
    "events:ListRules",
    { type: EventRule },
    { page: ["NextToken", "NextToken"] },
  ),
  ListTargetsByRule: call(
    ListTargetsByRuleCommand,
    "events:ListTargetsByRule",
    { type: EventRule, fields: ["targets"] },
    { page: ["NextToken", "NextToken"], secrets: SENT_ALONG },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "eventbridge",
  scope: "regional",
  client: EventBridgeClient,
  calls,
  async *collect(context) {
    const buses = context.items("ListEventBuses", {}, (output) => output.EventBuses);
    for await (const { Name: name = "", Arn: arn = "", Policy: policy } of buses) {
      yield context.resource(EventBus, { arn, id: name, name, policy: policy || null });
      const rules = context.items("ListRules", { EventBusName: name }, (output) => output.Rules);
      yield* context.each(rules, (rule) => eventRule(context, name, rule));
    }
  },
});

async function eventRule(context: Context, eventBus: string, rule: Rule) {
  const { Arn: arn = "", Name: name = "", EventPattern: pattern, ManagedBy: manager } = rule;
  return context.resource(EventRule, {
    arn,
    id: name,
    name,
    eventBus,
    pattern: pattern || null,
    state: rule.State,
    managedBy: manager || null,
    targets: pattern && !manager ? await targets(context, eventBus, name, arn) : null,
  });
}

async function targets(context: Context, EventBusName: string, Rule: string, arn: string) {
  const listed = await context.readAll(
    "ListTargetsByRule",
    { Rule, EventBusName },
    (output) => output.Targets,
    arn,
  );
  return listed?.map((target: Target) => ({
    id: target.Id ?? "",
    arn: target.Arn ?? "",
    roleArn: target.RoleArn || null,
    deadLetterArn: target.DeadLetterConfig?.Arn || null,
  }));
}
