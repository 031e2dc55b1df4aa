import { arnPartition } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";

type Trail = ResourceOf<typeof CloudTrailTrail>;
type AdvancedSelector = Trail["advancedEventSelectors"][number];
type FieldSelector = AdvancedSelector["fieldSelectors"][number];

/** Which events of a kind a selector asks for. */
interface Access {
  readonly reads: boolean;
  readonly writes: boolean;
}

interface ManagementSelector extends Access {
  readonly kms: boolean;
}

/** Which management events the selectors of a trail ask for, whether it is logging or not. */
export interface ManagementEvents {
  /** Events that only read, of every service but perhaps KMS and the RDS Data API. */
  readonly reads: boolean;
  /** Events that change something, of every service but perhaps KMS and the RDS Data API. */
  readonly writes: boolean;
  /** Events of KMS that count as reads: Decrypt and GenerateDataKey among them. */
  readonly kmsReads: boolean;
  /** Events of KMS that change a key. */
  readonly kmsWrites: boolean;
}

/** How many of the objects in S3 the selectors of a trail cover. */
export const COVERAGE = ["none", "some", "all"] as const;
export type Coverage = (typeof COVERAGE)[number];

const KMS = "kms.amazonaws.com";
/** The sources that CloudTrail lets a trail leave out. */
const EXCLUDABLE = new Set([KMS, "rdsdata.amazonaws.com"]);
const S3_OBJECT = "AWS::S3::Object";

/** Which management events the selectors of a trail ask for. */
export function managementEvents(trail: Trail): ManagementEvents {
  const selectors = [
    ...trail.eventSelectors.flatMap(basicManagement),
    ...trail.advancedEventSelectors.flatMap(advancedManagement),
  ];
  return {
    reads: selectors.some(({ reads }) => reads),
    writes: selectors.some(({ writes }) => writes),
    kmsReads: selectors.some(({ reads, kms }) => reads && kms),
    kmsWrites: selectors.some(({ writes, kms }) => writes && kms),
  };
}

/** Which part of the reads, or writes, of objects in S3 the selectors ask for, in the Regions of the trail. */
export function s3ObjectEvents(trail: Trail, access: keyof Access): Coverage {
  const found = new Set([
    ...trail.eventSelectors.flatMap((selector) =>
      basicAccess(selector)[access] ? selector.dataResources.flatMap(basicCoverage) : [],
    ),
    ...trail.advancedEventSelectors.flatMap((selector) =>
      isS3Objects(selector) && advancedAccess(selector)[access]
        ? [advancedCoverage(selector, trail)]
        : [],
    ),
  ]);
  return found.has("all") ? "all" : found.has("some") ? "some" : "none";
}

function basicManagement(selector: Trail["eventSelectors"][number]): ManagementSelector[] {
  if (!selector.includeManagementEvents) return [];
  const kms = !selector.excludeManagementEventSources.includes(KMS);
  return [{ ...basicAccess(selector), kms }];
}

function basicAccess({ readWriteType }: Trail["eventSelectors"][number]): Access {
  return { reads: readWriteType !== "WriteOnly", writes: readWriteType !== "ReadOnly" };
}

/** A selector that lets only some events through counts for nothing. */
function advancedManagement(selector: AdvancedSelector): ManagementSelector[] {
  if (!categoryIs(selector, "Management")) return [];
  const sources = fieldsOf(selector, "eventSource");
  const excluded = sources.flatMap(({ notEquals }) => notEquals);
  const whole =
    selector.fieldSelectors.every(({ field }) =>
      ["eventCategory", "readOnly", "eventSource"].includes(field),
    ) &&
    sources.every(onlyNotEquals) &&
    excluded.every((source) => EXCLUDABLE.has(source));
  return whole ? [{ ...advancedAccess(selector), kms: !excluded.includes(KMS) }] : [];
}

function advancedAccess(selector: AdvancedSelector): Access {
  const wanted = fieldsOf(selector, "readOnly").map(({ equals }) => equals);
  return {
    reads: wanted.every((values) => values.includes("true")),
    writes: wanted.every((values) => values.includes("false")),
  };
}

function isS3Objects(selector: AdvancedSelector): boolean {
  const types = fieldsOf(selector, "resources.type");
  return categoryIs(selector, "Data") && types.some(({ equals }) => equals.includes(S3_OBJECT));
}

function basicCoverage({ type, values }: { type: string; values: readonly string[] }): Coverage[] {
  if (type !== S3_OBJECT || values.length === 0) return [];
  return [values.some((value) => /^arn:[a-z-]+:s3(:::)?$/.test(value)) ? "all" : "some"];
}

function advancedCoverage(selector: AdvancedSelector, trail: Trail): Coverage {
  const narrowing = selector.fieldSelectors.filter(
    ({ field }) => !["eventCategory", "readOnly", "resources.type"].includes(field),
  );
  return narrowing.every((field) => coversAllBuckets(field, trail)) ? "all" : "some";
}

/** All buckets, or all but the trail's own, of which every delivery would be an event again. */
function coversAllBuckets(selector: FieldSelector, trail: Trail): boolean {
  if (selector.field !== "resources.ARN") return false;
  const { equals, startsWith, endsWith, notEquals, notStartsWith, notEndsWith } = selector;
  if (equals.length + endsWith.length + notEndsWith.length > 0) return false;
  const own = `arn:${arnPartition(trail.arn)}:s3:::${trail.s3BucketName}`;
  return (
    (startsWith.length === 0 ||
      startsWith.some((start) => own.startsWith(start) && start.endsWith(":::"))) &&
    [...notEquals, ...notStartsWith].every((out) => out === own || out.startsWith(`${own}/`))
  );
}

function onlyNotEquals({
  equals,
  startsWith,
  endsWith,
  notStartsWith,
  notEndsWith,
}: FieldSelector) {
  return [equals, startsWith, endsWith, notStartsWith, notEndsWith].every(
    (list) => list.length === 0,
  );
}

function categoryIs(selector: AdvancedSelector, category: string): boolean {
  return fieldsOf(selector, "eventCategory").some(({ equals }) => equals.includes(category));
}

function fieldsOf({ fieldSelectors }: AdvancedSelector, name: string): FieldSelector[] {
  return fieldSelectors.filter(({ field }) => field === name);
}
