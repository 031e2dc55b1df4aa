import { z } from "zod";
import { Severity } from "../model/severity.ts";

const Text = z.string().trim().min(1);
/** The value of a parameter: text, a number, true or false, or a list of texts. */
export const ParameterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const Parameters = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), ParameterValue);
const Fields = z.record(z.string(), z.unknown());

/** One case that a rule is tested on: a resource, what stands around it, and what was not read. */
export const Example = z.strictObject({
  name: Text.describe("What makes this case special, in a few words"),
  resource: Fields.optional().describe("Fields that differ from the type's example resource"),
  with: z
    .array(z.looseObject({ type: z.string() }))
    .optional()
    .describe(
      "Other resources in the snapshot: a type and the fields that differ from its example",
    ),
  unread: z
    .array(Text)
    .optional()
    .describe("What was not read: a field of the resource, a resource type, or Type.field"),
  notOffered: z
    .array(Text)
    .optional()
    .describe("Resource types that AWS does not offer in the Region of the resource"),
  params: Parameters.optional().describe("Parameters that differ from the defaults"),
});
export type Example = z.infer<typeof Example>;

/** A rule as its YAML file spells it. */
export const RuleSource = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/, "expected lower-case words joined by hyphens")
    .describe("Stable id, the name of the file; never reused for another meaning"),
  title: Text.max(120).describe("What is wrong, in one line, when the rule fails"),
  severity: Severity,
  resource: Text.describe("Resource type that the rule judges, for example AWS::KMS::Key"),
  params: Parameters.optional().describe("Parameters with their defaults, read as params.<name>"),
  when: Text.optional().describe("CEL condition: which resources the rule applies to; default all"),
  pass: Text.describe("CEL condition: true when the resource is in order"),
  message: Text.describe("One sentence about a failing resource, with {expressions} in braces"),
  why: Text.describe("Why it matters, for a reader who does not know the service"),
  evidence: z
    .record(Text, Text)
    .optional()
    .describe(
      "What a finding shows: name to CEL expression; default: the fields that `pass` reads",
    ),
  fix: z
    .strictObject({
      text: Text.describe("What to do"),
      cli: Text.optional().describe("AWS CLI commands, with {resource.id} and the like"),
      terraform: Text.optional().describe("Terraform arguments"),
      cloudformation: Text.optional().describe("CloudFormation properties"),
    })
    .describe("How to mend a failing resource"),
  references: z
    .array(z.url({ protocol: /^https$/ }))
    .min(1)
    .describe("Pages that explain it"),
  responsibility: z
    .enum(["customer", "shared"])
    .describe("Whose part of the shared responsibility model it belongs to"),
  examples: z
    .strictObject({
      pass: z.array(Example).min(1).describe("Resources that are in order"),
      fail: z.array(Example).min(1).describe("Resources that are not"),
      skip: z
        .array(Example)
        .min(1)
        .optional()
        .describe("Resources that the rule does not apply to"),
      unknown: z
        .array(Example)
        .min(1)
        .optional()
        .describe("Cases that what was read cannot decide"),
    })
    .describe("Cases that are run before the rule loads"),
});
export type RuleSource = z.infer<typeof RuleSource>;
