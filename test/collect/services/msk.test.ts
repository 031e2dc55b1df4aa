import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:kafka:us-east-1:123456789012:cluster/orders/1";
const noPolicy: Answer = () => ({
  status: 404,
  body: { message: "no policy" },
  headers: { "x-amzn-errortype": "NotFoundException" },
});

async function read(cluster: object) {
  const { resources, gaps } = await collectWith("msk", {
    ListClustersV2: () => ({
      body: { clusterInfoList: [{ clusterArn: ARN, clusterName: "orders", ...cluster }] },
    }),
    GetClusterPolicy: noPolicy,
  });
  expect(gaps).toEqual([]);
  return resources[0];
}

const provisioned = (settings: object) =>
  read({ clusterType: "PROVISIONED", provisioned: settings });

test("lists clusters page by page", async () => {
  const { resources } = await collectWith("msk", {
    ListClustersV2: ({ nextToken }) => ({
      body:
        nextToken === "2"
          ? { clusterInfoList: [{ clusterArn: `${ARN}2`, clusterName: "b" }] }
          : { clusterInfoList: [{ clusterArn: ARN, clusterName: "a" }], nextToken: "2" },
    }),
    GetClusterPolicy: () => ({ body: { currentVersion: "1", policy: "{}" } }),
  });
  expect(resources.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(resources[0]?.["policy"]).toBe("{}");
});

test("serverless clusters have TLS and IAM", async () => {
  expect(await read({ clusterType: "SERVERLESS", serverless: {} })).toMatchObject({
    arn: ARN,
    clusterType: "SERVERLESS",
    kmsKeyId: null,
    clientEncryption: "TLS",
    brokerEncryption: true,
    publicAccess: false,
    unauthenticatedAccess: false,
    brokerLogs: [],
    policy: null,
  });
});

test("takes the defaults of MSK for what is left out", async () => {
  expect(await provisioned({})).toMatchObject({
    kmsKeyId: null,
    clientEncryption: "TLS_PLAINTEXT",
    brokerEncryption: true,
    publicAccess: false,
    unauthenticatedAccess: true,
    brokerLogs: [],
  });
});

test.each<[boolean, object]>([
  [true, { unauthenticated: { enabled: true }, sasl: { iam: { enabled: true } } }],
  [true, { sasl: { scram: { enabled: false } } }],
  [true, { tls: { certificateAuthorityArnList: [] } }],
  [true, {}],
  [false, { unauthenticated: { enabled: false } }],
  [false, { sasl: { scram: { enabled: true } } }],
  [false, { sasl: { iam: { enabled: true } } }],
  [false, { tls: { enabled: true } }],
  [false, { tls: { certificateAuthorityArnList: ["arn:aws:acm-pca:x"] } }],
])("lets clients in that do not sign in: %s with %j", async (expected, clientAuthentication) => {
  const encryptionInfo = { encryptionInTransit: { clientBroker: "TLS" } };
  const cluster = await provisioned({ clientAuthentication, encryptionInfo });
  expect(cluster?.["unauthenticatedAccess"]).toBe(expected);
});

test("nobody signs in over the plaintext port, whatever other clients do", async () => {
  const cluster = await provisioned({
    clientAuthentication: { tls: { enabled: true } },
    encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } },
  });
  expect(cluster?.["unauthenticatedAccess"]).toBe(true);
});

test("a cluster that AWS shows without settings is neither in order nor faulty", async () => {
  const cluster = await read({ clusterType: "PROVISIONED" });
  expect(cluster).not.toHaveProperty("clientEncryption");
  expect(cluster).not.toHaveProperty("unauthenticatedAccess");
});

test("reads what is set", async () => {
  expect(
    await provisioned({
      brokerNodeGroupInfo: {
        connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } },
      },
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKMSKeyId: "arn:aws:kms:x" },
        encryptionInTransit: { clientBroker: "TLS", inCluster: false },
      },
      loggingInfo: {
        brokerLogs: { s3: { enabled: true }, firehose: { enabled: false } },
      },
    }),
  ).toMatchObject({
    kmsKeyId: "arn:aws:kms:x",
    clientEncryption: "TLS",
    brokerEncryption: false,
    publicAccess: true,
    brokerLogs: ["S3"],
  });
});

test("a policy that may not be read is a gap", async () => {
  const { resources, gaps } = await collectWith("msk", {
    ListClustersV2: () => ({ body: { clusterInfoList: [{ clusterArn: ARN }] } }),
    GetClusterPolicy: () => ({
      status: 403,
      body: { message: "no" },
      headers: { "x-amzn-errortype": "ForbiddenException" },
    }),
  });
  expect(resources[0]).not.toHaveProperty("policy");
  expect(gaps).toMatchObject([{ field: "policy", permission: "kafka:GetClusterPolicy" }]);
});
