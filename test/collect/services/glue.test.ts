import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const settings =
  (value: object): Answer =>
  () => ({ body: { DataCatalogEncryptionSettings: value } });
const noConnections: Answer = () => ({ body: { ConnectionList: [] } });

async function keepsPassword(connection: object) {
  const { resources } = await collectWith("glue", {
    GetConnections: () => ({ body: { ConnectionList: [{ Name: "orders", ...connection }] } }),
    GetDataCatalogEncryptionSettings: settings({}),
  });
  return resources.find(({ name }) => name === "orders")?.["keepsPassword"];
}

describe("Glue connections", () => {
  test("are listed without their passwords, page by page", async () => {
    const asked: unknown[] = [];
    const { resources, gaps } = await collectWith("glue", {
      GetConnections: (input) => {
        asked.push(input);
        const [Name, next] = input["NextToken"] === undefined ? ["a", { NextToken: "2" }] : ["b"];
        return { body: { ConnectionList: [{ Name, ConnectionType: "JDBC" }], ...next } };
      },
      GetDataCatalogEncryptionSettings: settings({}),
    });
    expect(asked).toEqual([{ HidePassword: true }, { HidePassword: true, NextToken: "2" }]);
    expect(resources.slice(0, 2)).toMatchObject([
      { arn: "arn:aws:glue:us-east-1:123456789012:connection/a", connectionType: "JDBC" },
      { name: "b", keepsPassword: false },
    ]);
    expect(gaps).toEqual([]);
  });

  test.each<[boolean, object]>([
    [true, { USERNAME: "orders" }],
    [true, { USERNAME: "orders", ENCRYPTED_PASSWORD: "AQIC" }],
    [true, { KAFKA_SASL_PLAIN_USERNAME: "orders" }],
    [true, { KAFKA_CLIENT_KEYSTORE: "s3://orders/keystore.jks" }],
    [false, { SECRET_ID: "orders" }],
    [false, { USERNAME: "orders", SECRET_ID: "orders" }],
    [false, { KAFKA_SASL_SCRAM_USERNAME: "orders", KAFKA_SASL_SCRAM_SECRETS_ARN: "arn:aws:x" }],
    [false, { JDBC_CONNECTION_URL: "jdbc:mysql://db.internal/orders" }],
    [false, {}],
  ])("keep a password (%s) with %j", async (expected, ConnectionProperties) => {
    expect(await keepsPassword({ ConnectionProperties })).toBe(expected);
  });

  test("with an authentication configuration keep their password in a secret", async () => {
    const AuthenticationConfiguration = { AuthenticationType: "BASIC", SecretArn: "arn:aws:x" };
    const ConnectionProperties = { USERNAME: "orders" };
    expect(await keepsPassword({ AuthenticationConfiguration, ConnectionProperties })).toBe(false);
  });
});

describe("Glue Data Catalog encryption settings", () => {
  const read = async (value: object) => {
    const { resources } = await collectWith("glue", {
      GetConnections: noConnections,
      GetDataCatalogEncryptionSettings: settings(value),
    });
    return resources[0];
  };

  test("encrypt nothing where nothing is said", async () => {
    expect(await read({})).toMatchObject({
      passwordsEncrypted: false,
      passwordKeyId: null,
      catalogKeyId: null,
    });
  });

  test("name the keys of the customer, not those of AWS", async () => {
    const own = "arn:aws:kms:us-east-1:123456789012:key/1";
    expect(
      await read({
        ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, AwsKmsKeyId: own },
        EncryptionAtRest: { CatalogEncryptionMode: "SSE-KMS", SseAwsKmsKeyId: "alias/aws/glue" },
      }),
    ).toMatchObject({ passwordsEncrypted: true, passwordKeyId: own, catalogKeyId: null });
  });

  test("that may not be read are a gap", async () => {
    const { resources, gaps } = await collectWith("glue", {
      GetConnections: noConnections,
      GetDataCatalogEncryptionSettings: () => ({
        status: 400,
        body: { __type: "AccessDeniedException", message: "not authorized" },
      }),
    });
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([
      {
        type: "AWS::Glue::DataCatalogEncryptionSettings",
        permission: "glue:GetDataCatalogEncryptionSettings",
        reason: "denied",
      },
    ]);
  });
});
