import { parseArn } from "../policy/index.ts";
import { CloudWatchAlarm } from "../resources/cloudwatch-alarm.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { FactInput } from "./define.ts";
import { furthest, furthestOver, type Outcome } from "./furthest.ts";
import { cloudWatchAlarms } from "./service-caller.ts";
import { TOPIC_READS, topicProblem } from "./topic-problem.ts";

type Alarm = ResourceOf<typeof CloudWatchAlarm>;

/** What `alarmProblem` reads. */
export const ALARM_READS = {
  ...TOPIC_READS,
  [CloudWatchAlarm.type]: ["alarmRule", "actionsEnabled", "alarmActions"],
} as const;

/**
 * Why an alarm tells nobody, as in "alarm root-use has its actions turned off"; null when it tells somebody itself,
 * or a composite alarm that it sets off does.
 */
export function alarmProblem(alarm: Alarm, input: FactInput): string | null {
  return told(alarm, input, new Set()).problem;
}

function told(alarm: Alarm, input: FactInput, passed: ReadonlySet<string>): Outcome {
  const { account, region, name, arn } = alarm;
  const sofar = new Set([...passed, arn]);
  const nobody: Outcome = { stage: -1, problem: `alarm ${name} tells nobody` };
  // A composite alarm names others by name or by ARN.
  const throughComposites = [name, arn].map(
    (key) => () =>
      furthestOver(
        nobody,
        input,
        CloudWatchAlarm,
        { account, region },
        (composite) => (sofar.has(composite.arn) ? nobody : told(composite, input, sofar)),
        { keysOf: setOffBy, key },
      ),
  );
  return furthest(nobody, [() => ownActions(alarm, input), ...throughComposites]);
}

function ownActions(alarm: Alarm, input: FactInput): Outcome {
  const { name, actionsEnabled, alarmActions } = alarm;
  if (!actionsEnabled) return { stage: 0, problem: `alarm ${name} has its actions turned off` };
  return furthest(
    { stage: 0, problem: `alarm ${name} has no action that tells anybody` },
    alarmActions.map((arn) => () => {
      const problem = actionProblem(arn, alarm, input);
      return { stage: 1, problem: problem && `alarm ${name}: ${problem}` };
    }),
  );
}

function actionProblem(arn: string, alarm: Alarm, input: FactInput): string | null {
  const { service, resource } = parseArn(arn) ?? { service: "", resource: "" };
  if (service === "sns") {
    const problem = topicProblem(arn, cloudWatchAlarms(alarm), input);
    return problem && `topic ${resource} ${problem}`;
  }
  // Functions, OpsItems and incidents are somebody's work; stopping an instance tells nobody.
  return ["lambda", "ssm", "ssm-incidents"].includes(service) ? null : `${arn} tells nobody`;
}

/** `ALARM("name")` or `ALARM(name)`, unless that is what must not be the case. */
const IN_ALARM = /(?<!\bNOT\s{1,9})\bALARM\s{0,9}\(\s{0,9}(?:"([^"]*)"|([^()"]*))/g;

/** The alarms, by name or ARN, whose state ALARM can set off a composite alarm. */
function setOffBy({ alarmRule }: Alarm): readonly string[] {
  return [...(alarmRule ?? "").matchAll(IN_ALARM)].map(
    ([, quoted, bare = ""]) => quoted ?? bare.trim(),
  );
}
