import { z } from "zod";
import { defineResource } from "./define.ts";

const bound = (name: string) =>
  z.number().nullable().describe(`${name} of the condition, under its old name too; null for none`);
const values = (name: string) =>
  z.array(z.string()).describe(`${name} of the condition, under its old name too`);

const Criterion = z.object({
  field: z.string().describe("GetFilter FindingCriteria.Criterion: the name of the member"),
  equals: values("Equals"),
  notEquals: values("NotEquals"),
  matches: z.array(z.string()).describe("Matches of the condition: patterns with * and ?"),
  notMatches: z.array(z.string()).describe("NotMatches of the condition"),
  greaterThan: bound("GreaterThan"),
  greaterThanOrEqual: bound("GreaterThanOrEqual"),
  lessThan: bound("LessThan"),
  lessThanOrEqual: bound("LessThanOrEqual"),
});

/** A saved filter of GuardDuty findings; one that archives what it matches is a suppression rule. */
export const GuardDutyFilter = defineResource({
  type: "AWS::GuardDuty::Filter",
  service: "guardduty",
  scope: "regional",
  title: "GuardDuty filter",
  fields: z.object({
    detector: z.string().describe("Id of the detector, from ListFilters"),
    action: z.string().describe("GetFilter Action: ARCHIVE (a suppression rule) or NOOP"),
    criteria: z
      .array(Criterion)
      .describe(
        "GetFilter FindingCriteria.Criterion, sorted by field; a finding has to satisfy all",
      ),
  }),
  example: {
    type: "AWS::GuardDuty::Filter",
    arn: "arn:aws:guardduty:us-east-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0/filter/port-scanner",
    id: "port-scanner",
    name: "port-scanner",
    account: "123456789012",
    region: "us-east-1",
    detector: "12abc34d567e8fa901bc2d34e56789f0",
    action: "ARCHIVE",
    criteria: [
      {
        field: "resource.instanceDetails.tags.value",
        equals: ["port-scanner"],
        notEquals: [],
        matches: [],
        notMatches: [],
        greaterThan: null,
        greaterThanOrEqual: null,
        lessThan: null,
        lessThanOrEqual: null,
      },
      {
        field: "type",
        equals: ["Recon:EC2/Portscan"],
        notEquals: [],
        matches: [],
        notMatches: [],
        greaterThan: null,
        greaterThanOrEqual: null,
        lessThan: null,
        lessThanOrEqual: null,
      },
    ],
  },
});
