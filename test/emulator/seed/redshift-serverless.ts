import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import {
  CreateNamespaceCommand,
  type CreateNamespaceRequest,
  CreateSnapshotCommand,
  CreateWorkgroupCommand,
  type CreateWorkgroupRequest,
  PutResourcePolicyCommand,
  RedshiftServerlessClient,
} from "@aws-sdk/client-redshift-serverless";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { makeWarehouseGroups } from "./warehouses.ts";

/** Namespaces, workgroups and snapshots for every rule about Redshift Serverless. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-serverless-warehouses") });
  const groups = await makeWarehouseGroups(client(EC2Client), "serverless-warehouses");
  const serverless = client(RedshiftServerlessClient);

  const namespace = async (
    namespaceName: string,
    settings: Partial<CreateNamespaceRequest> = {},
  ) => {
    await serverless.send(
      new CreateNamespaceCommand({
        kmsKeyId: `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`,
        logExports: ["connectionlog", "userlog", "useractivitylog"],
        ...settings,
        namespaceName,
      }),
    );
    return namespaceName;
  };
  const namespaceName = await namespace(good("namespace"));
  await namespace(bad("redshift-serverless-audit-off"), { logExports: ["useractivitylog"] });
  await namespace(bad("redshift-serverless-aws-key"), { kmsKeyId: undefined });

  const workgroup = async (workgroupName: string, settings: Partial<CreateWorkgroupRequest> = {}) =>
    serverless.send(
      new CreateWorkgroupCommand({
        namespaceName,
        publiclyAccessible: false,
        enhancedVpcRouting: true,
        port: groups.port,
        securityGroupIds: [groups.closed],
        configParameters: [{ parameterKey: "require_ssl", parameterValue: "true" }],
        ...settings,
        workgroupName,
      }),
    );
  await workgroup(good("workgroup"));
  await workgroup(bad("redshift-serverless-public"), { publiclyAccessible: true });
  await workgroup(bad("redshift-serverless-open-to-internet"), {
    publiclyAccessible: true,
    securityGroupIds: [groups.open],
  });
  await workgroup(bad("redshift-serverless-tls-off"), { configParameters: [] });
  await workgroup(bad("redshift-serverless-vpc-routing-off"), { enhancedVpcRouting: false });

  const snapshot = async (snapshotName: string) => {
    const made = await serverless.send(new CreateSnapshotCommand({ snapshotName, namespaceName }));
    return made.snapshot?.snapshotArn ?? "";
  };
  await snapshot(good("serverless-snapshot"));
  const resourceArn = await snapshot(bad("redshift-serverless-snapshot-shared"));
  const restore = {
    Effect: "Allow",
    Principal: { AWS: [FOREIGN_ACCOUNT] },
    Action: "redshift-serverless:RestoreFromSnapshot",
    Resource: "*",
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [restore] });
  await serverless.send(new PutResourcePolicyCommand({ resourceArn, policy }));
}
