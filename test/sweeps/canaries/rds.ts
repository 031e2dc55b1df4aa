import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  CreateOptionGroupCommand,
  ModifyDBParameterGroupCommand,
  ModifyOptionGroupCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import type { CanaryContext } from "./context.ts";

/** The first password of a master user, settings of options, SQL that a parameter holds, and descriptions. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const rds = new RDSClient(config);
  const OptionGroupName = "canary-oracle";
  await rds.send(
    new CreateOptionGroupCommand({
      OptionGroupName,
      EngineName: "oracle-ee",
      MajorEngineVersion: "19",
      OptionGroupDescription: secret("option group description"),
    }),
  );
  const OptionSettings = [
    { Name: "AGENT_REGISTRATION_PASSWORD", Value: secret("option setting of a password") },
    { Name: "OMS_HOST", Value: secret("option setting") },
  ];
  await rds.send(
    new ModifyOptionGroupCommand({
      OptionGroupName,
      OptionsToInclude: [{ OptionName: "OEM_AGENT", OptionSettings }],
    }),
  );
  const DBParameterGroupName = "canary-mysql";
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName,
      DBParameterGroupFamily: "mysql8.4",
      Description: secret("parameter group description"),
    }),
  );
  const ParameterValue = `SET @token = '${secret("init_connect")}'`;
  await rds.send(
    new ModifyDBParameterGroupCommand({
      DBParameterGroupName,
      Parameters: [{ ParameterName: "init_connect", ParameterValue, ApplyMethod: "immediate" }],
    }),
  );
  const DBSubnetGroupName = "canary";
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName,
      DBSubnetGroupDescription: secret("subnet group description"),
      SubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    }),
  );
  const instances = [
    { Engine: "oracle-ee", EngineVersion: "19.0.0.0", OptionGroupName },
    { Engine: "mysql", EngineVersion: "8.4.3", DBParameterGroupName },
  ];
  for (const instance of instances) {
    await rds.send(
      new CreateDBInstanceCommand({
        ...instance,
        DBInstanceIdentifier: `canary-${instance.Engine}`,
        DBInstanceClass: "db.m7g.large",
        DBSubnetGroupName,
        MasterUsername: "orders",
        MasterUserPassword: secret("password of a master user"),
      }),
    );
  }
}
