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
  const place = { type, account, region, arn, field };
  return new UnreadError([{ ...place, service: "", ...NO_CALL, reason: "failed", message }]);
}

/** What belongs to another account cannot be looked at; `thing` is what people call it. */
export function ofAnotherAccount(type: ResourceType, thing: string, place: Place): UnreadError {
  const message = `the ${thing} belongs to account ${place.account}, which is not part of this snapshot`;
  return notCollected(type, place, NO_CALL, message);
}

/** What is in a Region that was left out; `call` is what would list it there. */
export function inAnotherRegion(
  type: ResourceType,
  thing: string,
  place: Place,
  call: Pick<Gap, "operation" | "permission">,
): UnreadError {
  return notCollected(
    type,
    place,
    call,
    `the ${thing} is in ${place.region}, which was not collected`,
  );
}

type Place = Pick<ResourceIdentity, "arn" | "account" | "region">;

const NO_CALL = { operation: "", permission: "" };

function notCollected(
  { type, service }: ResourceType,
  { arn, account, region }: Place,
  { operation, permission }: Pick<Gap, "operation" | "permission">,
  message: string,
): UnreadError {
  const call = { service, operation, permission };
  return new UnreadError([
    { type, account, region, arn, ...call, reason: "not-collected", message },
  ]);
}
