import type { ResourceType } from "../resources/define.ts";
import type { CallMap, Reads } from "./define.ts";

/** Which resource types, and which fields of them, the selected rules read; `all` for a full collection. */
export type Needs = "all" | ReadonlyMap<string, ReadonlySet<string>>;

/** Whether anything of the type is needed. */
export function needsType(needs: Needs, type: string): boolean {
  return needs === "all" || needs.has(type);
}

/** Whether the field of the type is needed. */
export function needsField(needs: Needs, type: string, field: string): boolean {
  return needs === "all" || needs.get(type)?.has(field) === true;
}

function needsRead(needs: Needs, { type, fields }: Reads): boolean {
  if (fields === undefined) return needsType(needs, type.type);
  return fields.some((field) => needsField(needs, type.type, field));
}

/** Whether any of what the call reads is needed. */
export function needsCall(needs: Needs, reads: readonly Reads[]): boolean {
  return reads.some((read) => needsRead(needs, read));
}

/** Types and fields of a collector that stay unread because nobody needs them; a type without `field` is not listed at all. */
export function unneeded(
  needs: Needs,
  calls: CallMap,
): { type: ResourceType; field?: string; operation: string; action: string }[] {
  const types = new Map<string, { type: ResourceType; operation: string; action: string }>();
  const fields = new Map<
    string,
    { type: ResourceType; field: string; operation: string; action: string }
  >();
  const read = new Set<string>();
  for (const [operation, call] of Object.entries(calls)) {
    const wanted = needsCall(needs, call.reads);
    for (const { type, fields: names } of call.reads) {
      if (!needsType(needs, type.type)) {
        if (!types.has(type.type)) types.set(type.type, { type, operation, action: call.action });
        continue;
      }
      for (const field of names ?? []) {
        const key = `${type.type}\0${field}`;
        if (wanted) read.add(key);
        else fields.set(key, { type, field, operation, action: call.action });
      }
    }
  }
  return [
    ...types.values(),
    ...[...fields].filter(([key]) => !read.has(key)).map(([, field]) => field),
  ];
}
