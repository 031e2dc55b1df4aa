import {
  type Connection,
  GetConnectionsCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GlueClient,
} from "@aws-sdk/client-glue";
import { GlueConnection } from "../../resources/glue-connection.ts";
import { GlueDataCatalogEncryptionSettings } from "../../resources/glue-data-catalog-encryption-settings.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { ownKey } from "../own-key.ts";

const calls = {
  GetConnections: call(
    GetConnectionsCommand,
    "glue:GetConnections",
    { type: GlueConnection },
    {
      page: ["NextToken", "NextToken"],
      secrets: [
        "ConnectionList[].ConnectionProperties.*",
        "ConnectionList[].SparkProperties.*",
        "ConnectionList[].AthenaProperties.*",
        "ConnectionList[].PythonProperties.*",
        "ConnectionList[].AuthenticationConfiguration.OAuth2Properties.TokenUrlParametersMap.*",
        "ConnectionList[].StatusReason",
      ],
    },
  ),
  GetDataCatalogEncryptionSettings: call(
    GetDataCatalogEncryptionSettingsCommand,
    "glue:GetDataCatalogEncryptionSettings",
    { type: GlueDataCatalogEncryptionSettings },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "glue",
  scope: "regional",
  client: GlueClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    yield* connections(context);
    yield* settings(context);
  },
});

async function* connections(context: Context) {
  const { partition, region, account } = context;
  const listed = context.items(
    "GetConnections",
    { HidePassword: true },
    (output) => output.ConnectionList,
  );
  for await (const connection of listed) {
    const { Name: name = "", ConnectionType: connectionType = "" } = connection;
    yield context.resource(GlueConnection, {
      arn: `arn:${partition}:glue:${region}:${account}:connection/${name}`,
      id: name,
      name,
      connectionType,
      keepsPassword: keepsPassword(connection),
    });
  }
}

// Hidden passwords may be missing; what goes with them stays.
const BESIDE_PASSWORD = /(^|_)(USERNAME|PASSWORD)$|^KAFKA_CLIENT_KEYSTORE$/;
const SECRET = /^(SECRET_ID|KAFKA_SASL_SCRAM_SECRETS_ARN)$/;

function keepsPassword({ ConnectionProperties = {}, AuthenticationConfiguration }: Connection) {
  const names = Object.keys(ConnectionProperties);
  if (names.some((name) => name.endsWith("PASSWORD"))) return true;
  if (AuthenticationConfiguration !== undefined) return false;
  return (
    names.some((name) => BESIDE_PASSWORD.test(name)) && !names.some((name) => SECRET.test(name))
  );
}

async function* settings(context: Context) {
  const { partition, region, account } = context;
  const output = await context.read("GetDataCatalogEncryptionSettings", {});
  if (!output) return;
  const { ConnectionPasswordEncryption: passwords, EncryptionAtRest: catalog } =
    output.DataCatalogEncryptionSettings ?? {};
  yield context.resource(GlueDataCatalogEncryptionSettings, {
    arn: `arn:${partition}:glue:${region}:${account}:catalog`,
    id: account,
    name: `Glue Data Catalog in ${region}`,
    passwordsEncrypted: passwords?.ReturnConnectionPasswordEncrypted === true,
    passwordKeyId: ownKey(passwords?.AwsKmsKeyId),
    catalogKeyId: ownKey(catalog?.SseAwsKmsKeyId),
  });
}
