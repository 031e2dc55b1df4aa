import fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { CloudTrailTrail } from "../../src/resources/cloudtrail-trail.ts";
import { GlueDataCatalogEncryptionSettings } from "../../src/resources/glue-data-catalog-encryption-settings.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { LambdaFunction } from "../../src/resources/lambda-function.ts";
import { Route53HostedZone } from "../../src/resources/route53-hosted-zone.ts";
import { SecretsManagerSecret } from "../../src/resources/secretsmanager-secret.ts";
import { SsmParameter } from "../../src/resources/ssm-parameter.ts";
import { snapshot } from "../support/small-snapshot.ts";

const ID = KmsKey.example.id;
const NAMES = [
  ID,
  KmsKey.example.arn,
  "alias/orders",
  "arn:aws:kms:us-east-1:123456789012:alias/orders",
] as const;

function usersOf(functions: readonly Resource[], gaps: readonly Gap[] = []): unknown {
  const store = new SnapshotStore(snapshot([KmsKey.example, ...functions], gaps), FACTS);
  const [key] = store.resources(KmsKey.type);
  return key?.["usedBy"];
}

function lambda(index: number, key: string | null, region = "us-east-1"): Resource {
  const arn = `arn:aws:lambda:${region}:123456789012:function:f${index}`;
  return {
    ...LambdaFunction.example,
    arn,
    region,
    id: `f${index}`,
    name: `f${index}`,
    kmsKeyArn: key,
  };
}

test("every way to name the key finds the same users, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...NAMES), { maxLength: 8 }), (names) => {
      const users = names.map((name, index) => lambda(index, name));
      const others = [lambda(100, null), lambda(101, "alias/other"), lambda(102, `${ID}0`)];
      expect(
        new Set((usersOf([...users, ...others]) as { name: string }[]).map(({ name }) => name)),
      ).toEqual(new Set(users.map(({ name }) => name)));
    }),
  );
});

test("a bare name in another Region means a key of that Region", () => {
  expect(usersOf([lambda(1, ID, "eu-west-1"), lambda(2, "alias/orders", "eu-west-1")])).toEqual([]);
});

test("a Region that could not be listed matters to its own keys only", () => {
  const unlisted = (region: string): Gap => ({
    type: LambdaFunction.type,
    account: "123456789012",
    region,
    service: "lambda",
    operation: "ListFunctions",
    permission: "lambda:ListFunctions",
    reason: "denied",
    message: "AccessDenied",
  });
  expect(usersOf([], [unlisted("eu-west-1")])).toEqual([]);
  expect(() => usersOf([], [unlisted("us-east-1")])).toThrow(UnreadError);
  expect(usersOf([lambda(1, ID)], [unlisted("us-east-1")])).toMatchObject([{ name: "f1" }]);
});

test("secrets and encrypted parameters are users, a parameter without a key is none", () => {
  const secret = { ...SecretsManagerSecret.example, kmsKeyId: KmsKey.example.arn };
  const secure = {
    ...SsmParameter.example,
    parameterType: "SecureString" as const,
    keyId: "alias/orders",
  };
  const plain = { ...SsmParameter.example, arn: `${SsmParameter.example.arn}-2`, keyId: null };
  expect(usersOf([secret, secure, plain])).toEqual([
    { type: SecretsManagerSecret.type, arn: secret.arn, name: secret.name },
    { type: SsmParameter.type, arn: secure.arn, name: secure.name },
  ]);
});

test("the key of a trail lies where its bucket is, so the trail may be in another Region", () => {
  const arn = CloudTrailTrail.example.arn.replace("us-east-1", "eu-west-1");
  const trail = {
    ...CloudTrailTrail.example,
    arn,
    region: "eu-west-1",
    kmsKeyId: KmsKey.example.arn,
  };
  expect(usersOf([trail])).toEqual([{ type: trail.type, arn, name: trail.name }]);
});

test("a resource that names keys in two fields uses each of them", () => {
  const { example } = GlueDataCatalogEncryptionSettings;
  const none = { passwordKeyId: null, catalogKeyId: null };
  const user = [{ type: example.type, arn: example.arn, name: example.name }];
  for (const key of [{ passwordKeyId: ID }, { catalogKeyId: "alias/orders" }]) {
    expect(usersOf([{ ...example, ...none, ...key }])).toEqual(user);
  }
  expect(usersOf([{ ...example, ...none }])).toEqual([]);
});

test("a zone uses each key that it is signed with, and none without signing", () => {
  const zone = { ...Route53HostedZone.example, dnssecKeyIds: ["arn:other", KmsKey.example.arn] };
  expect(usersOf([zone])).toMatchObject([{ name: zone.name }]);
  expect(usersOf([{ ...zone, dnssecKeyIds: [] }])).toEqual([]);
});
