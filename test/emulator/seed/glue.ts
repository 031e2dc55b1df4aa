import {
  type ConnectionPropertyKey,
  type ConnectionType,
  CreateConnectionCommand,
  GlueClient,
  PutDataCatalogEncryptionSettingsCommand,
} from "@aws-sdk/client-glue";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";

const ENCRYPTED_REGION = "eu-west-1";
const JDBC = { JDBC_CONNECTION_URL: "jdbc:postgresql://db.internal:5432/orders" };

/** Connections with passwords, in the home Region in plain text, in another encrypted. */
export async function seed(context: SeedContext): Promise<void> {
  const { good } = context;
  const password = { ...JDBC, USERNAME: "orders", PASSWORD: madeUp("base62", 16, 995) };
  await makeConnection(context, good("connection", "password"), "JDBC", password);
  await makeConnection(context, good("connection", "secret"), "JDBC", {
    ...JDBC,
    SECRET_ID: "orders",
  });
  await makeConnection(context, good("connection", "network"), "NETWORK", {});
  await context.client(GlueClient, ENCRYPTED_REGION).send(
    new PutDataCatalogEncryptionSettingsCommand({
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { CatalogEncryptionMode: "DISABLED" },
        ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true },
      },
    }),
  );
  const name = good("connection", "password-encrypted");
  await makeConnection(context, name, "JDBC", password, ENCRYPTED_REGION);
}

async function makeConnection(
  { client }: SeedContext,
  Name: string,
  ConnectionType: ConnectionType,
  ConnectionProperties: Partial<Record<ConnectionPropertyKey, string>>,
  region = HOME_REGION,
): Promise<void> {
  await client(GlueClient, region).send(
    new CreateConnectionCommand({
      ConnectionInput: { Name, ConnectionType, ConnectionProperties },
    }),
  );
}
