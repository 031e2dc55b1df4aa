import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";

/** Thrown when a rule or a fact asks for what was not read; carries every gap that stood in the way. */
export class UnreadError extends Error {
  readonly gaps: readonly Gap[];

  constructor(gaps: readonly Gap[]) {
    super("not read");
    this.name = "UnreadError";
    this.gaps = gaps;
  }
}

/** What was read of a field, but says nothing that can be judged. */
export function unreadable(
  { type, arn, account, region }: ResourceIdentity,
  field: string,
  message: string,
): UnreadError {
  return new UnreadError([
    {
      type,
      account,
      region,
      arn,
      field,
      service: "",
      operation: "",
      permission: "",
      reason: "failed",
      message,
    },
  ]);
}

/** What belongs to another account cannot be looked at; `thing` is what people call it. */
export function ofAnotherAccount(
  { type, service }: ResourceType,
  thing: string,
  { arn, account, region }: Pick<ResourceIdentity, "arn" | "account" | "region">,
): UnreadError {
  return new UnreadError([
    {
      type,
      account,
      region,
      arn,
      service,
      operation: "",
      permission: "",
      reason: "not-collected",
      message: `the ${thing} belongs to account ${account}, which is not part of this snapshot`,
    },
  ]);
}
