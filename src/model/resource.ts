import { z } from "zod";

/** The fields that every resource carries, whatever its type. */
export const ResourceIdentity = z.object({
  type: z
    .string()
    .describe("CloudFormation type name (AWS::KMS::Key), or `account` / `account.region`"),
  arn: z.string().describe("Amazon Resource Name; unique within a snapshot"),
  id: z.string().describe("The id that the service's own API calls take"),
  name: z.string().describe("What a person calls it: name, alias or Name tag, else the id"),
  account: z.string().describe("12-digit account id"),
  region: z.string().describe("Region code, or `global` for services without Regions"),
});
export type ResourceIdentity = z.infer<typeof ResourceIdentity>;

/**
 * One resource as a collector saw it: its identity and the fields of its type.
 * `null` means that AWS says "none"; an absent field was not read, and a Gap says why.
 */
export interface Resource extends ResourceIdentity {
  /** Tag key to tag value, where a call that was made anyway returned them. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Stable order for everything that lists resources. */
export function compareResources(a: ResourceIdentity, b: ResourceIdentity): number {
  return compareText(a.type, b.type) || compareText(a.arn, b.arn);
}

/** Orders by code unit, so that the same input sorts alike on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
