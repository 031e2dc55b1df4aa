import { z } from "zod";
import type { PolicyDocument, Statement } from "../policy/document.ts";
import { principalType } from "../policy/principal.ts";
import { type KnownRequest, speaksOf } from "../policy/request.ts";
import type { ResourceOf } from "../resources/define.ts";
import { EfsFileSystem } from "../resources/efs-file-system.ts";
import { defineFact } from "./define.ts";
import { readPolicy } from "./read-policy.ts";

type FileSystem = ResourceOf<typeof EfsFileSystem>;
type Context = KnownRequest["context"];

/** An NFS client that says nothing of who it is. */
const ANONYMOUS: Context = {
  "elasticfilesystem:accessedviamounttarget": "true",
  "aws:principalaccount": "anonymous",
  "aws:principalarn": null,
  "aws:principalorgid": null,
  "aws:principalorgpaths": null,
  "aws:sourceaccount": null,
  "aws:sourcearn": null,
};
/** Access points and IAM can only be used through the mount helper, which insists on TLS for them. */
const WITHOUT_TLS: Context = {
  ...ANONYMOUS,
  "aws:securetransport": "false",
  "elasticfilesystem:accesspointarn": null,
};
const WITH_TLS: Context = { ...ANONYMOUS, "aws:securetransport": "true" };

export const efsFileSystemRequiresTls = defineFact({
  on: EfsFileSystem,
  name: "requiresTls",
  schema: z
    .boolean()
    .describe("The policy lets no client mount without TLS; without a policy every client can"),
  reads: { [EfsFileSystem.type]: ["policy"] },
  compute: (system) => !someMount(system, [WITHOUT_TLS]),
});

export const efsFileSystemAdmitsAnonymousClients = defineFact({
  on: EfsFileSystem,
  name: "admitsAnonymousClients",
  schema: z
    .boolean()
    .describe(
      "The policy, or the lack of one, lets clients mount that do not identify themselves to IAM, if only some",
    ),
  reads: { [EfsFileSystem.type]: ["policy"] },
  compute: (system) => someMount(system, [WITHOUT_TLS, WITH_TLS]),
});

/** Whether there can be a client of one of these kinds that the policy lets mount the file system. */
function someMount(system: FileSystem, contexts: readonly Context[]): boolean {
  if (system.policy === null) return true;
  const policy = readPolicy(system.policy, system, "policy");
  return contexts.some((context) => {
    const action = "elasticfilesystem:ClientMount";
    return isPossible(policy, { action, resource: system.arn, context });
  });
}

// What nobody can decide, such as a condition on addresses, is met by some client.
function isPossible({ statements }: PolicyDocument, request: KnownRequest): boolean {
  const toAnyone = statements.filter(speaksOfAnyone).map(onTheFileSystem);
  return (
    toAnyone.some((each) => each.effect === "Allow" && speaksOf(each, request) !== false) &&
    !toAnyone.some((each) => each.effect === "Deny" && speaksOf(each, request) === true)
  );
}

function speaksOfAnyone({ notPrincipal, principals }: Statement): boolean {
  return principals.some((each) => principalType(each) === "anyone") !== notPrincipal;
}

/** EFS takes statements without a resource, and then means the file system. */
function onTheFileSystem(statement: Statement): Statement {
  const { resources, notResources } = statement;
  return resources.length + notResources.length === 0
    ? { ...statement, resources: ["*"] }
    : statement;
}
