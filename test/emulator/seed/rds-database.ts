import {
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBClusterParameterGroupCommand,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBParameterGroupCommand,
  ModifyDBClusterParameterGroupCommand,
  ModifyDBParameterGroupCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { KMSClient } from "@aws-sdk/client-kms";
import type { SeedContext } from "./context.ts";
import { diskKey } from "./ebs-keys.ts";

export type InstancePlan = Partial<CreateDBInstanceCommandInput>;
export type ClusterPlan = Partial<CreateDBClusterCommandInput>;

/** RDS takes no two hyphens in a row, so the name that states what is expected is a tag. */
export function identity(name: string) {
  return {
    id: name.replace(/^(bad|good)-/, "").replaceAll("--", "-"),
    Tags: [{ Key: "Name", Value: name }],
  };
}

/** The engine of clusters whose plan names none. */
export const AURORA = "aurora-postgresql";

const SAFE = {
  StorageEncrypted: true,
  DeletionProtection: true,
  BackupRetentionPeriod: 14,
  ManageMasterUserPassword: true,
  MasterUsername: "orders",
};

/** Makes databases that are safe but for what the plan says. */
export async function databaseMaker({ client }: SeedContext, region?: string) {
  const rds = client(RDSClient, region);
  const KmsKeyId = await diskKey(client(KMSClient, region), "own");
  return {
    rds,
    async instance(name: string, plan: InstancePlan): Promise<string> {
      const { id, Tags } = identity(name);
      await rds.send(
        new CreateDBInstanceCommand({
          ...SAFE,
          KmsKeyId,
          DBInstanceClass: "db.r6g.large",
          EnableIAMDatabaseAuthentication: true,
          MultiAZ: true,
          PubliclyAccessible: false,
          AutoMinorVersionUpgrade: true,
          Engine: "postgres",
          EngineVersion: "16.4",
          EnableCloudwatchLogsExports: ["postgresql"],
          ...plan,
          DBInstanceIdentifier: id,
          Tags,
        }),
      );
      return id;
    },
    /** A member of a cluster, in the zone of that letter; a name without a word on what is expected. */
    async member(name: string, cluster: string, Engine: string, zone: string, plan?: InstancePlan) {
      const { id, Tags } = identity(name);
      await rds.send(
        new CreateDBInstanceCommand({
          DBInstanceClass: "db.r6g.large",
          PubliclyAccessible: false,
          ...plan,
          AvailabilityZone: `${region ?? "us-east-1"}${zone}`,
          DBClusterIdentifier: cluster,
          Engine,
          DBInstanceIdentifier: id,
          Tags,
        }),
      );
      return id;
    },
    async cluster(name: string, plan: ClusterPlan): Promise<string> {
      const { id, Tags } = identity(name);
      await rds.send(
        new CreateDBClusterCommand({
          ...SAFE,
          KmsKeyId,
          EnableIAMDatabaseAuthentication: true,
          Engine: AURORA,
          EngineVersion: "16.4",
          EnableCloudwatchLogsExports: ["postgresql"],
          ...plan,
          DBClusterIdentifier: id,
          Tags,
        }),
      );
      return id;
    },
  };
}

export type DatabaseMaker = Awaited<ReturnType<typeof databaseMaker>>;

/** Makes a cluster with a member in each of two zones; returns its id. */
export async function clusterOfTwo(maker: DatabaseMaker, name: string, plan: ClusterPlan) {
  const { Engine = AURORA } = plan;
  const id = await maker.cluster(name, plan);
  for (const zone of ["a", "b"]) await maker.member(`${id}-${zone}`, id, Engine, zone);
  return id;
}

/** Makes a parameter group of instances; returns its name. */
export async function parameterGroup(
  rds: RDSClient,
  DBParameterGroupName: string,
  DBParameterGroupFamily: string,
  ParameterName: string,
  ParameterValue: string,
): Promise<string> {
  const Description = "orders";
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName,
      DBParameterGroupFamily,
      Description,
    }),
  );
  const Parameters = [{ ParameterName, ParameterValue, ApplyMethod: "immediate" as const }];
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters }));
  return DBParameterGroupName;
}

/** Makes a parameter group of clusters; returns its name. */
export async function clusterParameterGroup(
  rds: RDSClient,
  DBClusterParameterGroupName: string,
  DBParameterGroupFamily: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const Description = "orders";
  await rds.send(
    new CreateDBClusterParameterGroupCommand({
      DBClusterParameterGroupName,
      DBParameterGroupFamily,
      Description,
    }),
  );
  const Parameters = Object.entries(values).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    ApplyMethod: "pending-reboot" as const,
  }));
  await rds.send(
    new ModifyDBClusterParameterGroupCommand({ DBClusterParameterGroupName, Parameters }),
  );
  return DBClusterParameterGroupName;
}
