import {
  CreateDBInstanceReadReplicaCommand,
  CreateDBProxyCommand,
  CreateOptionGroupCommand,
  ModifyOptionGroupCommand,
} from "@aws-sdk/client-rds";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import {
  type DatabaseMaker,
  databaseMaker,
  identity,
  type InstancePlan,
  parameterGroup,
} from "./rds-database.ts";
import { logTraffic, makeInterface, makeVpc } from "./vpc-network.ts";

/** Instances of RDS and proxies, each with one fault, beside good ones of several engines. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const maker = await databaseMaker(context);
  const { rds, instance } = maker;
  const postgres = "default.postgres16";

  const source = await instance(good("instance", "postgres"), { DBParameterGroupName: postgres });
  const replica = identity(good("instance", "replica"));
  await rds.send(
    new CreateDBInstanceReadReplicaCommand({
      SourceDBInstanceIdentifier: source,
      DBInstanceIdentifier: replica.id,
      Tags: replica.Tags,
      PubliclyAccessible: false,
      DeletionProtection: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ["postgresql"],
    }),
  );

  const faults: readonly [rule: string, plan: InstancePlan][] = [
    ["rds-instance-unencrypted", { StorageEncrypted: false }],
    ["rds-master-secret-unmanaged", { ManageMasterUserPassword: false }],
    ["rds-iam-auth-off", { EnableIAMDatabaseAuthentication: false }],
    ["rds-deletion-protection-off", { DeletionProtection: false }],
    ["rds-backups-short", { BackupRetentionPeriod: 1 }],
    ["rds-minor-upgrade-off", { AutoMinorVersionUpgrade: false }],
    ["rds-log-exports-off", { EnableCloudwatchLogsExports: [] }],
    ["rds-multi-az-off", { MultiAZ: false }],
    ["rds-ca-certificate-expiring", { CACertificateIdentifier: "rds-ca-2019" }],
  ];
  for (const [rule, plan] of faults) {
    await instance(bad(rule), { DBParameterGroupName: postgres, ...plan });
  }
  await seedTls(context, maker);
  await seedOracle(context, maker);
  const network = await seedPublic(context, maker);
  await seedProxies(context, maker, network);
}

async function seedTls({ bad, good }: SeedContext, { rds, instance }: DatabaseMaker) {
  const demanding = "tls-demanded-mysql";
  await parameterGroup(rds, demanding, "mysql8.4", "require_secure_transport", "1");
  const mysql = { Engine: "mysql", EngineVersion: "8.4.3", EnableCloudwatchLogsExports: ["error"] };
  const rule = "rds-tls-not-forced";
  await instance(good("instance", "mysql"), { ...mysql, DBParameterGroupName: demanding });
  await instance(bad(rule, "mysql"), { ...mysql, DBParameterGroupName: "default.mysql8.4" });

  const lax = await parameterGroup(
    rds,
    "tls-optional-postgres",
    "postgres16",
    "rds.force_ssl",
    "0",
  );
  await instance(bad(rule, "postgres"), { DBParameterGroupName: lax });
  const old = await parameterGroup(
    rds,
    "tls-demanded-postgres",
    "postgres13",
    "rds.force_ssl",
    "1",
  );
  await instance(bad("rds-engine-support-ended"), {
    EngineVersion: "13.16",
    DBParameterGroupName: old,
  });
}

async function seedOracle({ bad, good }: SeedContext, { rds, instance }: DatabaseMaker) {
  const oracle = {
    Engine: "oracle-ee",
    EngineVersion: "19.0.0.0.ru-2025-07.rur-2025-07.r1",
    EnableCloudwatchLogsExports: ["alert", "audit"],
    EnableIAMDatabaseAuthentication: false,
  };
  const OptionGroupName = "orders-oracle";
  await rds.send(
    new CreateOptionGroupCommand({
      OptionGroupName,
      EngineName: "oracle-ee",
      MajorEngineVersion: "19",
      OptionGroupDescription: "orders",
    }),
  );
  const OptionSettings = [{ Name: "SQLNET.ENCRYPTION_SERVER", Value: "REQUIRED" }];
  await rds.send(
    new ModifyOptionGroupCommand({
      OptionGroupName,
      OptionsToInclude: [{ OptionName: "NATIVE_NETWORK_ENCRYPTION", OptionSettings }],
    }),
  );
  await instance(good("instance", "oracle"), { ...oracle, OptionGroupName });
  await instance(bad("rds-oracle-network-unencrypted"), {
    ...oracle,
    OptionGroupName: "default:oracle-ee-19",
  });
}

async function seedPublic({ bad, client }: SeedContext, { instance }: DatabaseMaker) {
  const ec2 = client(EC2Client);
  const vpc = await makeVpc(ec2, "databases");
  await logTraffic(ec2, vpc.id);
  const group = async (GroupName: string, CidrIp: string) => {
    const { GroupId = "" } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: "orders", VpcId: vpc.id }),
    );
    const port = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432 };
    const IpPermissions = [{ ...port, IpRanges: [{ CidrIp }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    // RDS attaches the groups of an instance to a network interface of its own making.
    await makeInterface(ec2, vpc.subnet, GroupId);
    return GroupId;
  };
  const everybody = await group("database-everybody", "0.0.0.0/0");
  const office = await group("database-office", "198.51.100.0/24");
  const plan = { PubliclyAccessible: true, DBParameterGroupName: "default.postgres16" };
  await instance(bad("rds-public"), { ...plan, VpcSecurityGroupIds: [office, everybody] });
  await instance(bad("rds-public-address"), { ...plan, VpcSecurityGroupIds: [office] });
  return vpc.subnet;
}

async function seedProxies(
  { bad, good, account }: SeedContext,
  maker: DatabaseMaker,
  subnet: string,
) {
  const proxy = async (name: string, RequireTLS: boolean) => {
    // The list of proxies tells no tags.
    await maker.rds.send(
      new CreateDBProxyCommand({
        DBProxyName: name,
        EngineFamily: "POSTGRESQL",
        Auth: [{ AuthScheme: "SECRETS" }],
        RoleArn: `arn:aws:iam::${account}:role/orders-proxy`,
        VpcSubnetIds: [subnet],
        RequireTLS,
      }),
    );
  };
  await proxy(good("proxy"), true);
  await proxy(bad("rds-proxy-tls-off"), false);
}
