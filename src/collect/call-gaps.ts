import type { Gap } from "../model/gap.ts";
import type { Call } from "./define.ts";
import type { CallFailure } from "./errors.ts";
import { needsType, type Needs } from "./needs.ts";

/** Which call it was, and the one resource that it was about, if it was about one. */
type Place = Pick<Gap, "account" | "region" | "service" | "operation"> & {
  readonly arn?: string | undefined;
};

/** What is unread because a call was not answered: all that it reads of the types that are needed. */
export function callGaps(
  call: Pick<Call, "reads" | "action">,
  needs: Needs,
  { account, region, service, operation, arn }: Place,
  { action = call.action, reason, message }: Omit<CallFailure, "name">,
): Gap[] {
  return call.reads
    .filter(({ type }) => needsType(needs, type.type))
    .flatMap(({ type, fields }) =>
      (fields ?? [undefined]).map((field) => ({
        type: type.type,
        account,
        region,
        ...(arn === undefined ? {} : { arn }),
        ...(field === undefined ? {} : { field }),
        service,
        operation,
        permission: action,
        reason,
        message,
      })),
    );
}
