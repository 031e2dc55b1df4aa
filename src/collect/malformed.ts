import type { Gap } from "../model/gap.ts";
import { ResourceIdentity, type Resource } from "../model/resource.ts";
import { resourceType } from "../resources/index.ts";
import type { Collector } from "./define.ts";

/** A resource as far as it has the form of its type, and the gaps in place of the rest. */
export interface WellFormed {
  /** Absent when its identity itself is damaged. */
  readonly resource?: Resource;
  readonly gaps: readonly Gap[];
}

/**
 * Takes out the fields whose values lack the form that their type declares, as an unexpected answer of
 * AWS or of an emulator leaves them. A snapshot with such a value would be refused as a whole.
 */
export function withoutMalformed(
  collector: Pick<Collector, "service" | "calls">,
  resource: Resource,
): WellFormed {
  const type = resourceType(resource.type);
  const identity = ResourceIdentity.safeParse(resource);
  if (type === undefined) return { resource, gaps: [] };
  if (!identity.success) return { gaps: [gapOf(collector, resource)] };
  const checked = type.fields.partial().safeParse(resource);
  if (checked.success) return { resource, gaps: [] };
  const malformed = new Set(checked.error.issues.map(({ path }) => String(path[0])));
  const kept = Object.entries(resource).filter(([field]) => !malformed.has(field));
  return {
    resource: { ...Object.fromEntries(kept), ...identity.data },
    gaps: [...malformed].map((field) => gapOf(collector, resource, field)),
  };
}

/** A gap about a resource whose ARN is no text speaks of all resources of the type. */
export function withTextArn(gap: Gap): Gap {
  const { arn, ...rest } = gap;
  return arn === undefined || typeof arn === "string" ? gap : rest;
}

function gapOf(
  { service, calls }: Pick<Collector, "service" | "calls">,
  of: Resource,
  field?: string,
) {
  const { type, account, region, arn } = of;
  const reading = Object.entries(calls).map(([operation, { reads }]) => ({
    operation,
    fields: reads.filter((read) => read.type.type === type).map(({ fields }) => fields),
  }));
  const call =
    reading.find(({ fields }) => field !== undefined && fields.some((f) => f?.includes(field))) ??
    reading.find(({ fields }) => fields.includes(undefined));
  return {
    type,
    account,
    region,
    // Of a resource without an identity nothing more is known than that the list is not whole.
    ...(field === undefined ? {} : { arn, field }),
    service,
    operation: call?.operation ?? "",
    permission: "",
    reason: "failed",
    message: "the answer does not have the form that keelson expects",
  } as const;
}
