import type { Gap } from "../model/gap.ts";

type Unread = Pick<Gap, "permission" | "operation">;

/** What a reader knows the unread call by: its permission, or the operation where no permission helps. */
export function unreadName({ permission, operation }: Unread): string {
  return permission || operation || "not collected";
}

/** The permission in brackets, or nothing where no permission helps. */
export function permissionNote({ permission }: Pick<Gap, "permission">): string {
  return permission === "" ? "" : ` (${permission})`;
}
