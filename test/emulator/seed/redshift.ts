import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import {
  AuthorizeSnapshotAccessCommand,
  CreateClusterCommand,
  type CreateClusterMessage,
  CreateClusterParameterGroupCommand,
  CreateClusterSnapshotCommand,
  EnableLoggingCommand,
  type EnableLoggingMessage,
  ModifyClusterParameterGroupCommand,
  RedshiftClient,
} from "@aws-sdk/client-redshift";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { makeWarehouseGroups } from "./warehouses.ts";

const LOGS = ["connectionlog", "userlog", "useractivitylog"];

/** Clusters and manual snapshots for every rule about Redshift. */
export async function seed(context: SeedContext): Promise<void> {
  const { account, bad, good, client } = context;
  const key = await makeKey(client(KMSClient), { name: good("key", "of-warehouses") });
  const groups = await makeWarehouseGroups(client(EC2Client), "warehouses");
  const redshift = client(RedshiftClient);

  const faultless = {
    NodeType: "ra3.large",
    MasterUsername: "warehouse",
    ManageMasterPassword: true,
    Encrypted: true,
    KmsKeyId: `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`,
    PubliclyAccessible: false,
    EnhancedVpcRouting: true,
    AutomatedSnapshotRetentionPeriod: 7,
    ClusterParameterGroupName: await parameterGroup(redshift, "strict", ["true", "true"]),
    VpcSecurityGroupIds: [groups.closed],
    Port: groups.port,
  };
  const make = async (
    ClusterIdentifier: string,
    settings: Partial<CreateClusterMessage> = {},
    logging: Partial<EnableLoggingMessage> | null = {},
  ) => {
    await redshift.send(new CreateClusterCommand({ ...faultless, ...settings, ClusterIdentifier }));
    if (logging !== null) {
      const destination = { LogDestinationType: "cloudwatch", LogExports: LOGS } as const;
      await redshift.send(
        new EnableLoggingCommand({ ClusterIdentifier, ...destination, ...logging }),
      );
    }
    return ClusterIdentifier;
  };

  const orders = await make(good("warehouse"));
  await make(good("warehouse", "logs-to-s3"), {}, { LogDestinationType: "s3", LogExports: [] });
  const plain = { Encrypted: false, KmsKeyId: undefined };
  const unencrypted = await make(bad("redshift-unencrypted"), plain);
  await make(bad("redshift-public"), { PubliclyAccessible: true });
  await make(bad("redshift-open-to-internet"), {
    PubliclyAccessible: true,
    VpcSecurityGroupIds: [groups.closed, groups.open],
  });
  await make(bad("redshift-tls-off"), {
    ClusterParameterGroupName: await parameterGroup(redshift, "lax", ["false", "true"]),
  });
  const late = await parameterGroup(redshift, "late", ["false", "true"]);
  await make(bad("redshift-tls-off", "before-reboot"), { ClusterParameterGroupName: late });
  await redshift.send(
    new ModifyClusterParameterGroupCommand({
      ParameterGroupName: late,
      Parameters: [{ ParameterName: "require_ssl", ParameterValue: "true" }],
    }),
  );
  await make(bad("redshift-audit-off"), {}, null);
  const statementsOnly = { LogExports: ["useractivitylog"] };
  await make(bad("redshift-audit-off", "statements-only"), {}, statementsOnly);
  await make(bad("redshift-user-activity-log-off"), {
    ClusterParameterGroupName: await parameterGroup(redshift, "silent", ["true", "false"]),
  });
  const noStatements = { LogExports: ["connectionlog", "userlog"] };
  await make(bad("redshift-user-activity-log-off", "not-exported"), {}, noStatements);
  await make(bad("redshift-vpc-routing-off"), { EnhancedVpcRouting: false });
  await make(bad("redshift-admin-password-unmanaged"), { ManageMasterPassword: false });
  await make(bad("redshift-snapshot-retention-short"), { AutomatedSnapshotRetentionPeriod: 1 });

  const snapshot = async (SnapshotIdentifier: string, of: string, ...accounts: string[]) => {
    await redshift.send(
      new CreateClusterSnapshotCommand({ SnapshotIdentifier, ClusterIdentifier: of }),
    );
    for (const AccountWithRestoreAccess of accounts) {
      await redshift.send(
        new AuthorizeSnapshotAccessCommand({ SnapshotIdentifier, AccountWithRestoreAccess }),
      );
    }
  };
  await snapshot(good("warehouse-snapshot"), orders);
  await snapshot(good("warehouse-snapshot", "for-support"), orders, "amazon-redshift-support");
  await snapshot(bad("redshift-snapshot-shared-untrusted"), orders, FOREIGN_ACCOUNT);
  await snapshot(bad("redshift-snapshot-unencrypted"), unencrypted);
}

async function parameterGroup(
  redshift: RedshiftClient,
  ParameterGroupName: string,
  [requireSsl, logStatements]: [requireSsl: string, logStatements: string],
): Promise<string> {
  await redshift.send(
    new CreateClusterParameterGroupCommand({
      ParameterGroupName,
      ParameterGroupFamily: "redshift-1.0",
      Description: "Warehouses",
    }),
  );
  await redshift.send(
    new ModifyClusterParameterGroupCommand({
      ParameterGroupName,
      Parameters: [
        { ParameterName: "require_ssl", ParameterValue: requireSsl },
        { ParameterName: "enable_user_activity_logging", ParameterValue: logStatements },
      ],
    }),
  );
  return ParameterGroupName;
}
