import type { ResourceType } from "../resources/define.ts";
import type { Severity } from "../model/severity.ts";
import type { RuleSource } from "./schema.ts";
import type { Expression, ParameterValue } from "./expression.ts";
import type { Template } from "./template.ts";

/** A loaded rule: its text as written, and its expressions checked and compiled. */
export interface Rule {
  readonly id: string;
  /** File that it came from, for messages. */
  readonly file: string;
  /** The system that it belongs to: the folder of its file, for example kms. */
  readonly service: string;
  /** Address of its page, https; absent for rules of users and while keelson has no home page. */
  readonly page?: string;
  readonly severity: Severity;
  /** Present when the configuration gives another severity than the file of the rule. */
  readonly severityOverride?: { readonly from: Severity; readonly reason: string };
  readonly source: RuleSource;
  readonly resource: ResourceType;
  readonly params: Readonly<Record<string, ParameterValue>>;
  /** Whether the rule applies to a resource; absent: to every one of the type. */
  readonly when: Expression | undefined;
  readonly pass: Expression;
  readonly message: Template;
  readonly fix: {
    readonly text: Template;
    readonly cli: Template | undefined;
    readonly terraform: Template | undefined;
    readonly cloudformation: Template | undefined;
  };
  /** What a failing result shows as evidence: name and expression. */
  readonly evidence: readonly { readonly name: string; readonly value: Expression }[];
  /** Fields of the resource, facts included, that any of its expressions mentions, sorted. */
  readonly reads: readonly string[];
}
