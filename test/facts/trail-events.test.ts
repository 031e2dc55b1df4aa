import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { managementEvents, s3ObjectEvents } from "../../src/facts/trail-events.ts";
import { CloudTrailTrail } from "../../src/resources/cloudtrail-trail.ts";
import type { ResourceOf } from "../../src/resources/define.ts";

type Trail = ResourceOf<typeof CloudTrailTrail>;
type Basic = Trail["eventSelectors"][number];
type Fields = Trail["advancedEventSelectors"][number]["fieldSelectors"];

const example = CloudTrailTrail.example as Trail;
const ALL = { reads: true, writes: true, kmsReads: true, kmsWrites: true };
const NONE = { reads: false, writes: false, kmsReads: false, kmsWrites: false };

function basic(...selectors: Partial<Basic>[]): Trail {
  const eventSelectors = selectors.map((selector) => ({
    readWriteType: "All",
    includeManagementEvents: true,
    excludeManagementEventSources: [],
    dataResources: [],
    ...selector,
  }));
  return { ...example, eventSelectors, advancedEventSelectors: [] };
}

function advanced(...selectors: Partial<Fields[number]>[][]): Trail {
  const none = { equals: [], startsWith: [], endsWith: [] };
  const not = { notEquals: [], notStartsWith: [], notEndsWith: [] };
  return {
    ...example,
    eventSelectors: [],
    advancedEventSelectors: selectors.map((fields) => ({
      name: "",
      fieldSelectors: fields.map((field) => ({ field: "", ...none, ...not, ...field })),
    })),
  };
}

const category = (value: string) => ({ field: "eventCategory", equals: [value] });
const readOnly = (value: "true" | "false") => ({ field: "readOnly", equals: [value] });
const source = (...notEquals: string[]) => ({ field: "eventSource", notEquals });

describe("management events", () => {
  test("the same selection, written in both ways, is the same", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ access: fc.constantFrom("All", "ReadOnly", "WriteOnly"), kms: fc.boolean() }),
          { maxLength: 4 },
        ),
        (selections) => {
          const old = basic(
            ...selections.map(({ access, kms }) => ({
              readWriteType: access,
              excludeManagementEventSources: kms ? [] : ["kms.amazonaws.com"],
            })),
          );
          const later = advanced(
            ...selections.map(({ access, kms }) => [
              category("Management"),
              ...(access === "All" ? [] : [readOnly(access === "ReadOnly" ? "true" : "false")]),
              ...(kms ? [] : [source("kms.amazonaws.com")]),
            ]),
          );
          expect(managementEvents(old)).toEqual(managementEvents(later));
          // Another selector never takes away what one has asked for.
          const wider = managementEvents(basic(...old.eventSelectors, {}));
          expect(wider).toEqual(ALL);
        },
      ),
    );
  });

  test("what only data events ask for is none", () => {
    expect(managementEvents(basic({ includeManagementEvents: false }))).toEqual(NONE);
    expect(managementEvents(advanced([category("Data"), readOnly("false")]))).toEqual(NONE);
    expect(managementEvents(basic())).toEqual(NONE);
  });

  test("an advanced selector that lets only some services or events through is none", () => {
    for (const narrowing of [
      { field: "eventSource", equals: ["kms.amazonaws.com"] },
      { field: "eventName", notEquals: ["Decrypt"] },
      source("iam.amazonaws.com"),
    ]) {
      expect(managementEvents(advanced([category("Management"), narrowing]))).toEqual(NONE);
    }
    expect(
      managementEvents(advanced([category("Management"), source("rdsdata.amazonaws.com")])),
    ).toEqual(ALL);
  });
});

describe("events of objects in S3", () => {
  const objects = (...values: string[]) => ({
    dataResources: [{ type: "AWS::S3::Object", values }],
  });
  const of = (trail: Trail) => [s3ObjectEvents(trail, "reads"), s3ObjectEvents(trail, "writes")];
  const data = [category("Data"), { field: "resources.type", equals: ["AWS::S3::Object"] }];

  test.each([
    ["all buckets", basic(objects("arn:aws:s3")), ["all", "all"]],
    ["all buckets, with colons", basic(objects("arn:aws:s3:::")), ["all", "all"]],
    ["all buckets of another partition", basic(objects("arn:aws-us-gov:s3")), ["all", "all"]],
    ["one bucket", basic(objects("arn:aws:s3:::billing/")), ["some", "some"]],
    ["reads", basic({ readWriteType: "ReadOnly", ...objects("arn:aws:s3") }), ["all", "none"]],
    ["no bucket", basic(objects()), ["none", "none"]],
    ["management events", basic({}), ["none", "none"]],
    ["advanced, all", advanced(data), ["all", "all"]],
    ["advanced, writes", advanced([...data, readOnly("false")]), ["none", "all"]],
    [
      "advanced, all but the bucket of the trail",
      advanced([...data, { field: "resources.ARN", notStartsWith: ["arn:aws:s3:::orders/"] }]),
      ["all", "all"],
    ],
    [
      "advanced, all but another bucket",
      advanced([...data, { field: "resources.ARN", notStartsWith: ["arn:aws:s3:::billing/"] }]),
      ["some", "some"],
    ],
    [
      "advanced, one bucket",
      advanced([...data, { field: "resources.ARN", startsWith: ["arn:aws:s3:::billing/"] }]),
      ["some", "some"],
    ],
    [
      "advanced, the bucket of the trail alone",
      advanced([...data, { field: "resources.ARN", startsWith: ["arn:aws:s3:::orders/"] }]),
      ["some", "some"],
    ],
    [
      "advanced, some operations",
      advanced([...data, { field: "eventName", equals: ["DeleteObject"] }]),
      ["some", "some"],
    ],
    [
      "advanced, objects of another service",
      advanced([category("Data"), { field: "resources.type", equals: ["AWS::S3Express::Object"] }]),
      ["none", "none"],
    ],
  ])("%s", (_, trail, expected) => {
    expect(of(trail)).toEqual(expected);
  });
});
