import type { z } from "zod";
import type { Resource, ResourceIdentity } from "../model/resource.ts";

// zod infers an object that may have no property at all from an empty shape.
type FieldsOf<Shape extends z.ZodRawShape> = [keyof Shape] extends [never]
  ? unknown
  : z.infer<z.ZodObject<Shape>>;

/** A resource with every field of its type present; facts and rules see an unread field as an error. */
export type ResourceOf<T> =
  T extends ResourceType<infer Shape> ? ResourceIdentity & FieldsOf<Shape> : never;

/** What a collector may yield: any field may be absent when it was not read. */
export type CollectedOf<T> =
  T extends ResourceType<infer Shape>
    ? ResourceIdentity & { tags?: Record<string, string> | undefined } & {
        [K in keyof FieldsOf<Shape>]?: FieldsOf<Shape>[K] | undefined;
      }
    : never;

/** Everything keelson knows of one type of resource; the single source of its TypeScript type, validation and docs. */
export interface ResourceType<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** CloudFormation type name, or `account` / `account.region`. */
  readonly type: string;
  /** The collector (a file of src/collect/services) that yields it. */
  readonly service: string;
  /** Global types exist once per account and carry the region `global`. */
  readonly scope: "regional" | "global";
  /** Singular, as AWS writes it: "KMS key". */
  readonly title: string;
  /** One described zod field per property, each naming the AWS API field that it comes from. */
  readonly fields: z.ZodObject<Shape>;
  /** A small valid resource without faults; rule examples are patches on it. */
  readonly example: Resource & FieldsOf<Shape>;
}

/** Declares a resource type; the zod fields type the example. */
export function defineResource<Shape extends z.ZodRawShape>(
  definition: ResourceType<Shape>,
): ResourceType<Shape> {
  return definition;
}
