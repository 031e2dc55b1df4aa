import { requiresBool } from "../policy/condition.ts";
import { EfsFileSystem } from "../resources/efs-file-system.ts";
import { policyGrantsFact } from "./policy-grants.ts";

/** Only clients that come through a mount target, so from a network that reaches one, carry it as true. */
const MOUNT_TARGET = "elasticfilesystem:accessedviamounttarget";

/** Statements on clients of a mount target are no grants to the world; `admitsAnonymousClients` looks at those. */
export const efsFileSystemPolicyGrants = policyGrantsFact(
  EfsFileSystem,
  "policy",
  "policyGrants",
  ({ effect, conditions }) =>
    effect === "Deny" ||
    !conditions.some((entry) => entry.name === MOUNT_TARGET && requiresBool(entry, "true")),
);
