import { evaluate } from "../../src/engine/evaluate.ts";
import type { Fact } from "../../src/facts/define.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Report } from "../../src/model/report.ts";
import type { Resource } from "../../src/model/resource.ts";
import { SNAPSHOT_FORMAT, type Snapshot } from "../../src/model/snapshot.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import type { Rule } from "../../src/rules/rule.ts";

const NOW = "2026-06-01T00:00:00.000Z";
export const ACCOUNT = "123456789012";

/** A KMS key without faults; fields that are undefined count as unread. */
export function key(id: string, fields: Readonly<Record<string, unknown>> = {}): Resource {
  const region = typeof fields["region"] === "string" ? fields["region"] : "us-east-1";
  const all = {
    ...KmsKey.example,
    arn: `arn:aws:kms:${region}:${ACCOUNT}:key/${id}`,
    id,
    name: id,
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as Resource;
}

/** A gap in the list of KMS keys, unless told otherwise. */
export function gap(fields: Partial<Gap> = {}): Gap {
  return {
    type: KmsKey.type,
    account: ACCOUNT,
    region: "us-east-1",
    service: "kms",
    operation: "ListKeys",
    permission: "kms:ListKeys",
    reason: "denied",
    message: "AccessDeniedException: no",
    ...fields,
  };
}

export function snapshot(
  resources: readonly Resource[],
  gaps: readonly Gap[] = [],
  header: Partial<Snapshot["header"]> = {},
): Snapshot {
  return {
    header: {
      format: SNAPSHOT_FORMAT,
      tool: "test",
      takenAt: NOW,
      account: ACCOUNT,
      partition: "aws",
      regions: ["us-east-1", "eu-west-1"],
      everyRegion: true,
      services: [...new Set(RESOURCE_TYPES.map(({ service }) => service))],
      ...header,
    },
    resources,
    gaps,
    partial: false,
  };
}

export function report(of: Snapshot, rules: readonly Rule[], facts?: readonly Fact[]): Report {
  return evaluate(of, rules, {
    toolVersion: "test",
    frameworks: [],
    controls: new Map(),
    permissions: new Map(),
    ...(facts === undefined ? {} : { facts }),
  });
}
