import { z } from "zod";
import type { OcsfVersion } from "../../src/render/ocsf/versions.ts";

const id = (...values: readonly number[]) => z.literal(values);
const account = z.strictObject({
  uid: z.string(),
  type_id: z.literal(10),
  type: z.literal("AWS Account"),
});
const checked = { status_id: id(0, 1, 3), status: z.enum(["Unknown", "Pass", "Fail"]) };
const severity = {
  severity_id: z.number().int().min(0).max(5),
  severity: z.enum(["Unknown", "Informational", "Low", "Medium", "High", "Critical"]),
};

/** What keelson may write of Compliance Finding 2003, after the published classes of each release. */
export function ocsfSchema(version: OcsfVersion) {
  const old = version === "1.3";
  const compliance = {
    control: z.string(),
    standards: z.array(z.string()),
    requirements: z.array(z.string()),
    ...checked,
  };
  const resource = {
    type: z.string(),
    uid: z.string(),
    name: z.string(),
    owner: z.strictObject({ account }),
    cloud_partition: z.string(),
    region: z.string().optional(),
  };
  return z.strictObject({
    activity_id: id(1, 2, 3),
    activity_name: z.enum(["Create", "Update", "Close"]),
    category_uid: z.literal(2),
    category_name: z.literal("Findings"),
    class_uid: z.literal(2003),
    class_name: z.literal("Compliance Finding"),
    type_uid: id(200301, 200302, 200303),
    type_name: z.string().startsWith("Compliance Finding: "),
    time: z.number().int().positive(),
    ...severity,
    status_id: id(0, 1, 3, 4),
    status: z.enum(["Unknown", "New", "Suppressed", "Resolved"]),
    message: z.string(),
    comment: z.string().optional(),
    metadata: z.strictObject({
      version: z.literal(`${version}.0`),
      profiles: z.tuple([z.literal("cloud")]),
      product: z.strictObject({
        name: z.literal("keelson"),
        vendor_name: z.literal("keelson"),
        uid: z.string(),
        version: z.string(),
      }),
      event_code: z.string(),
      uid: z.string(),
      labels: z.array(z.enum(["baseline:new", "baseline:known"])).optional(),
    }),
    cloud: z.strictObject({
      provider: z.literal("AWS"),
      account,
      region: z.string().optional(),
    }),
    finding_info: z.strictObject({
      uid: z.string().min(1),
      title: z.string(),
      desc: z.string(),
      types: z.array(z.string()),
      created_time: z.number().int(),
      first_seen_time: z.number().int().optional(),
      last_seen_time: z.number().int().optional(),
      analytic: z.strictObject({
        type_id: z.literal(1),
        type: z.literal("Rule"),
        uid: z.string(),
        name: z.string(),
      }),
    }),
    compliance: old
      ? z.strictObject({ ...compliance, status_detail: z.string().optional() })
      : z.strictObject({
          ...compliance,
          status_details: z.array(z.string()).optional(),
          checks: z.tuple([
            z.strictObject({ uid: z.string(), name: z.string(), ...checked, ...severity }),
          ]),
        }),
    remediation: z.strictObject({ desc: z.string(), references: z.array(z.string()) }).optional(),
    resources: z.tuple([
      old
        ? z.strictObject({ ...resource, data: z.record(z.string(), z.unknown()).optional() })
        : z.strictObject({
            ...resource,
            uid_alt: z.string(),
            role_id: z.literal(3).optional(),
            role: z.literal("Affected").optional(),
          }),
    ]),
    ...(!old && {
      evidences: z.array(z.strictObject({ data: z.record(z.string(), z.unknown()) })).optional(),
    }),
    enrichments: z
      .array(
        z.strictObject({
          name: z.string(),
          value: z.string(),
          type: z.string(),
          provider: z.string(),
          data: z.looseObject({ file: z.string(), line: z.number() }),
        }),
      )
      .optional(),
  });
}
