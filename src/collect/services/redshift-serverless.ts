import {
  ListNamespacesCommand,
  ListSnapshotsCommand,
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from "@aws-sdk/client-redshift-serverless";
import { RedshiftServerlessNamespace } from "../../resources/redshift-serverless-namespace.ts";
import { RedshiftServerlessSnapshot } from "../../resources/redshift-serverless-snapshot.ts";
import { RedshiftServerlessWorkgroup } from "../../resources/redshift-serverless-workgroup.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { customerKey, publishedTables } from "../redshift.ts";
import { iso } from "../shape.ts";

const calls = {
  ListNamespaces: call(
    ListNamespacesCommand,
    "redshift-serverless:ListNamespaces",
    { type: RedshiftServerlessNamespace },
    { page: ["nextToken", "nextToken"] },
  ),
  ListWorkgroups: call(
    ListWorkgroupsCommand,
    "redshift-serverless:ListWorkgroups",
    { type: RedshiftServerlessWorkgroup },
    { page: ["nextToken", "nextToken"] },
  ),
  ListSnapshots: call(
    ListSnapshotsCommand,
    "redshift-serverless:ListSnapshots",
    { type: RedshiftServerlessSnapshot },
    { page: ["nextToken", "nextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "redshift-serverless",
  scope: "regional",
  partialRegions: true,
  client: RedshiftServerlessClient,
  calls,
  async *collect(context) {
    yield* namespaces(context);
    yield* workgroups(context);
    yield* snapshots(context);
  },
});

async function* namespaces(context: Context) {
  const listed = context.items("ListNamespaces", {}, (output) => output.namespaces);
  for await (const namespace of listed) {
    const { namespaceArn: arn = "", namespaceName: name = "", s3TablePublishStatus } = namespace;
    yield context.resource(RedshiftServerlessNamespace, {
      arn,
      id: name,
      name,
      kmsKeyId: customerKey(namespace.kmsKeyId),
      logExports: (namespace.logExports ?? []).toSorted(),
      logTables: publishedTables(s3TablePublishStatus?.s3Tables, s3TablePublishStatus?.enabledAll),
    });
  }
}

async function* workgroups(context: Context) {
  const listed = context.items("ListWorkgroups", {}, (output) => output.workgroups);
  for await (const workgroup of listed) {
    const { workgroupArn: arn = "", workgroupName: name = "", configParameters = [] } = workgroup;
    const requireSsl = configParameters.find(({ parameterKey }) => parameterKey === "require_ssl");
    yield context.resource(RedshiftServerlessWorkgroup, {
      arn,
      id: name,
      name,
      publiclyAccessible: workgroup.publiclyAccessible ?? false,
      port: workgroup.port ?? workgroup.endpoint?.port ?? DEFAULT_PORT,
      securityGroups: (workgroup.securityGroupIds ?? []).toSorted(),
      enhancedVpcRouting: workgroup.enhancedVpcRouting ?? false,
      // The default of the parameter depends on when the workgroup was made.
      requireSsl: requireSsl && requireSsl.parameterValue === "true",
    });
  }
}

const DEFAULT_PORT = 5439;

async function* snapshots(context: Context) {
  // Without the owner, snapshots that others share with the account would come as well.
  const own = { ownerAccount: context.account };
  for await (const snapshot of context.items("ListSnapshots", own, (output) => output.snapshots)) {
    const { snapshotArn: arn = "", snapshotName: name = "" } = snapshot;
    const accounts = [
      ...(snapshot.accountsWithRestoreAccess ?? []),
      ...(snapshot.accountsWithProvisionedRestoreAccess ?? []),
    ];
    yield context.resource(RedshiftServerlessSnapshot, {
      arn,
      id: name,
      name,
      namespace: snapshot.namespaceName ?? "",
      createdAt: iso(snapshot.snapshotCreateTime) ?? undefined,
      kmsKeyId: customerKey(snapshot.kmsKeyId),
      sharedWith: [...new Set(accounts)].filter((account) => account !== context.account).sort(),
    });
  }
}
