import { describe, expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { alarmProblem } from "../../src/facts/alarm-problem.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";
import { CloudWatchAlarm } from "../../src/resources/cloudwatch-alarm.ts";
import type { ResourceOf } from "../../src/resources/define.ts";
import { snapshot } from "../support/small-snapshot.ts";

type Alarm = ResourceOf<typeof CloudWatchAlarm>;

const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:page";
const example = CloudWatchAlarm.example as Alarm;
const alarm = (name: string, more: Partial<Alarm> = {}): Alarm => ({
  ...example,
  arn: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`,
  id: name,
  name,
  alarmActions: [],
  ...more,
});
const composite = (name: string, alarmRule: string, ...alarmActions: string[]) =>
  alarm(name, { metrics: [], alarmRule, alarmActions });

function problem(subject: Alarm, others: readonly Alarm[] = [], gaps: readonly Gap[] = []) {
  const store = new SnapshotStore(snapshot([subject, ...others], gaps), FACTS);
  return alarmProblem(subject, store);
}

describe("an alarm by itself", () => {
  test.each([
    FUNCTION,
    "arn:aws:ssm:us-east-1:123456789012:opsitem:1",
    "arn:aws:ssm-incidents::123456789012:response-plan/page",
  ])("tells somebody by %s", (arn) => {
    expect(problem(alarm("a", { alarmActions: [arn] }))).toBeNull();
  });

  test("tells nobody by stopping an instance, without an action, or with its actions off", () => {
    const stop = "arn:aws:automate:us-east-1:ec2:stop";
    expect(problem(alarm("a", { alarmActions: [stop] }))).toBe(`alarm a: ${stop} tells nobody`);
    expect(problem(alarm("a"))).toBe("alarm a has no action that tells anybody");
    expect(problem(alarm("a", { alarmActions: [FUNCTION], actionsEnabled: false }))).toBe(
      "alarm a has its actions turned off",
    );
  });
});

describe("a composite alarm", () => {
  test.each([
    'ALARM("a")',
    "ALARM(a)",
    "ALARM( a ) AND TRUE",
    'OK(b) OR ALARM ( "a" )',
    "ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a)",
    "(ALARM(b) OR ALARM(a)) AND NOT ALARM(deployment)",
  ])("tells of the alarm by %s", (rule) => {
    expect(problem(alarm("a"), [composite("any", rule, FUNCTION)])).toBeNull();
  });

  test.each([
    'OK("a")',
    "INSUFFICIENT_DATA(a)",
    "NOT ALARM(a)",
    'ALARM("ab") OR ALARM("b a")',
    "ALARM(b)",
  ])("does not by %s", (rule) => {
    expect(problem(alarm("a"), [composite("any", rule, FUNCTION)])).toBe(
      "alarm a has no action that tells anybody",
    );
  });

  test("may be part of another, and its own actions may be off", () => {
    const inner = { ...composite("inner", "ALARM(a)"), actionsEnabled: false };
    expect(problem(alarm("a"), [inner, composite("outer", "ALARM(inner)", FUNCTION)])).toBeNull();
    expect(problem(alarm("a"), [inner])).toBe("alarm inner has its actions turned off");
  });

  test("may name itself or one that names it", () => {
    const [x, y] = [composite("x", "ALARM(a) OR ALARM(y)"), composite("y", "ALARM(x)")];
    expect(problem(alarm("a"), [x, y])).toMatch(/has no action that tells anybody$/);
  });

  test("that may be missing from the list leaves it open; one that was listed does not", () => {
    const gap: Gap = {
      type: CloudWatchAlarm.type,
      account: "123456789012",
      region: "us-east-1",
      service: "cloudwatch",
      operation: "DescribeAlarms",
      permission: "",
      reason: "throttled",
      message: "page 2 failed",
    };
    expect(() => problem(alarm("a"), [], [gap])).toThrow(UnreadError);
    expect(problem(alarm("a"), [composite("any", "ALARM(a)", FUNCTION)], [gap])).toBeNull();
  });
});
