import { CloudFrontClient, ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient, ListRolesCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import {
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListGrantsCommand,
  ListKeyRotationsCommand,
  ListKeysCommand,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import {
  CreateFunctionUrlConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  LambdaClient,
  ListFunctionUrlConfigsCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { daysAgo } from "../emulator/answers/naming.ts";
import {
  ACCOUNT,
  type Emulator,
  type FaultKind,
  REGIONS,
  canRunEmulator,
  startEmulator,
} from "../emulator/index.ts";
import type { SeededResource } from "../emulator/seed/context.ts";
import { seedAccount } from "../emulator/seed/index.ts";

const runnable = await canRunEmulator();

describe.skipIf(!runnable)("emulator", () => {
  let emulator: Emulator;
  let seeded: SeededResource[];
  const open: { destroy(): void }[] = [];

  const client = <C extends { destroy(): void }>(
    Client: new (config: {
      region: string;
      endpoint: string;
      maxAttempts: number;
      credentials: { accessKeyId: string; secretAccessKey: string };
    }) => C,
    { region = "us-east-1", maxAttempts = 1 } = {},
  ): C => {
    const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
    const made = new Client({ region, endpoint: emulator.url, maxAttempts, credentials });
    open.push(made);
    return made;
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    seeded = await seedAccount(emulator.url);
  }, 600_000);
  afterEach(() => {
    emulator.clearFaults();
    emulator.clearLog();
    for (const each of open.splice(0)) each.destroy();
  });
  afterAll(async () => emulator.stop());

  test("the seed asks for nothing that the emulator lacks", () => {
    expect(emulator.unimplemented()).toEqual([]);
    expect(new Set(seeded.map(({ name }) => name)).size).toBe(seeded.length);
  });

  test("logs service, Region, operation, status and who answered", async () => {
    await client(KMSClient, { region: "eu-west-1" }).send(new ListKeysCommand({}));
    await client(EC2Client).send(new DescribeRegionsCommand({}));
    await client(LambdaClient).send(new ListFunctionsCommand({}));
    await client(CloudFrontClient).send(new ListDistributionsCommand({}));
    expect(emulator.log).toEqual([
      {
        service: "kms",
        region: "eu-west-1",
        operation: "ListKeys",
        status: 200,
        answeredBy: "amended",
      },
      {
        service: "ec2",
        region: "us-east-1",
        operation: "DescribeRegions",
        status: 200,
        answeredBy: "model",
      },
      {
        service: "lambda",
        region: "us-east-1",
        operation: "ListFunctions",
        status: 200,
        answeredBy: "amended",
      },
      {
        service: "cloudfront",
        region: "us-east-1",
        operation: "ListDistributions",
        status: 200,
        answeredBy: "amended",
      },
    ]);
  });

  test("has four enabled Regions", async () => {
    const { Regions = [] } = await client(EC2Client).send(new DescribeRegionsCommand({}));
    expect(Regions.map(({ RegionName }) => RegionName)).toEqual(REGIONS);
    const all = await client(EC2Client).send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all.Regions?.filter(({ OptInStatus }) => OptInStatus === "not-opted-in")).toHaveLength(
      1,
    );
  });

  describe("KMS", () => {
    const keyNamed = async (name: string) => {
      const kms = client(KMSClient);
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${name}` }));
      return { kms, key: KeyMetadata, KeyId: KeyMetadata?.Arn };
    };

    test("reads ages from names", async () => {
      const { key } = await keyNamed("bad-kms-manual-key-overdue--800-days-old");
      const age = Date.now() - (key?.CreationDate?.getTime() ?? 0);
      expect(Math.round(age / 86_400_000)).toBe(800);
    });

    test("tells rotation periods, and false for keys that cannot rotate", async () => {
      const { kms, KeyId, key } = await keyNamed("bad-kms-key-rotation-period-long");
      const status = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
      expect(status).toMatchObject({
        KeyId: key?.KeyId,
        KeyRotationEnabled: true,
        RotationPeriodInDays: 730,
        NextRotationDate: expect.any(Date),
      });
      for (const name of ["bad-kms-key-rotation-disabled", "good-manual-key--hmac"]) {
        const other = await keyNamed(name);
        const off = await kms.send(new GetKeyRotationStatusCommand({ KeyId: other.KeyId }));
        expect(off).toMatchObject({ KeyRotationEnabled: false });
        expect(off.RotationPeriodInDays).toBeUndefined();
      }
      const stored = await keyNamed("good-manual-key--store");
      expect(stored.key).toMatchObject({
        Origin: "AWS_CLOUDHSM",
        CustomKeyStoreId: expect.stringMatching(/^cks-/),
      });
      await expect(
        kms.send(new GetKeyRotationStatusCommand({ KeyId: stored.KeyId })),
      ).rejects.toMatchObject({ name: "UnsupportedOperationException" });
    });

    test("keeps imported material and its end", async () => {
      const { kms, KeyId, key } = await keyNamed("bad-kms-imported-key-material-expiring");
      expect(key).toMatchObject({
        Origin: "EXTERNAL",
        KeyState: "Enabled",
        ExpirationModel: "KEY_MATERIAL_EXPIRES",
      });
      expect(key?.ValidTo?.getTime()).toBeLessThan(daysAgo(-11).getTime());
      expect(await kms.send(new ListKeyRotationsCommand({ KeyId }))).toMatchObject({
        Rotations: [],
        Truncated: false,
      });
      const all = await kms.send(
        new ListKeyRotationsCommand({ KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" }),
      );
      expect(all.Rotations).toMatchObject([{ ImportState: "IMPORTED", ValidTo: key?.ValidTo }]);
      const expired = await keyNamed("bad-kms-imported-key-material-expiring--expired");
      expect(expired.key).toMatchObject({ KeyState: "PendingImport", Enabled: false });
    });

    test("shows AWS managed keys as such", async () => {
      const { key, kms, KeyId } = await keyNamed("aws/ebs");
      expect(key).toMatchObject({ KeyManager: "AWS" });
      expect(await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).toMatchObject({
        KeyRotationEnabled: true,
      });
    });

    test("pages lists of keys and aliases", async () => {
      const kms = client(KMSClient);
      const keys: unknown[] = [];
      let pages = 0;
      for await (const page of paginateListKeys({ client: kms, pageSize: 10 }, {})) {
        keys.push(...(page.Keys ?? []).map(({ KeyArn }) => KeyArn));
        pages += 1;
      }
      const whole = await kms.send(new ListKeysCommand({ Limit: 1000 }));
      expect(keys).toEqual(whole.Keys?.map(({ KeyArn }) => KeyArn));
      expect(pages).toBe(Math.ceil(keys.length / 10));
      const aliases: unknown[] = [];
      for await (const page of paginateListAliases({ client: kms, pageSize: 7 }, {})) {
        aliases.push(...(page.Aliases ?? []).map(({ AliasName }) => AliasName));
      }
      expect(aliases).toContain("alias/good-key-rotating");
      expect(new Set(aliases).size).toBe(aliases.length);
    });

    test("gives policies without a PolicyName and grants with their issuer", async () => {
      const { kms, KeyId } = await keyNamed("bad-kms-grant-cross-account");
      const policy = await kms.send(new GetKeyPolicyCommand({ KeyId }));
      expect(policy.PolicyName).toBe("default");
      expect(JSON.parse(policy.Policy ?? "")).toHaveProperty("Statement");
      const { Grants } = await kms.send(new ListGrantsCommand({ KeyId }));
      expect(Grants).toMatchObject([
        { Name: "bad-kms-grant-cross-account", IssuingAccount: `arn:aws:iam::${ACCOUNT}:root` },
      ]);
    });

    test("keeps custom key stores in their Region", async () => {
      const { CustomKeyStores } = await client(KMSClient).send(
        new DescribeCustomKeyStoresCommand({}),
      );
      expect(CustomKeyStores).toMatchObject([
        {
          CustomKeyStoreName: "bad-kms-custom-store-disconnected",
          ConnectionState: "DISCONNECTED",
        },
        { CustomKeyStoreName: "good-custom-store", ConnectionState: "CONNECTED" },
      ]);
      const elsewhere = await client(KMSClient, { region: "eu-west-1" }).send(
        new DescribeCustomKeyStoresCommand({}),
      );
      expect(elsewhere.CustomKeyStores).toEqual([]);
    });

    test("keeps the key of a function", async () => {
      const { KeyId } = await keyNamed("bad-kms-key-disabled-in-use");
      const { Functions } = await client(LambdaClient).send(new ListFunctionsCommand({}));
      const user = Functions?.find(({ KMSKeyArn }) => KMSKeyArn === KeyId);
      expect(user?.FunctionName).toBe("bad-lambda-env-key-unusable--disabled");
    });
  });

  test("Lambda: function URLs and code signing", async () => {
    const lambda = client(LambdaClient);
    const FunctionName = "good-function--own-key";
    const urls = async () =>
      (await lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName }))).FunctionUrlConfigs;
    expect(await urls()).toEqual([]);
    await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: "AWS_IAM" }));
    expect(await urls()).toMatchObject([{ AuthType: "AWS_IAM" }]);
    const signing = await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName }));
    expect(signing.CodeSigningConfigArn).toContain(":code-signing-config:");
  });

  describe("faults", () => {
    const calls: Readonly<Record<string, (maxAttempts?: number) => Promise<unknown>>> = {
      kms: async (maxAttempts = 1) =>
        client(KMSClient, { maxAttempts }).send(new ListKeysCommand({})),
      iam: async (maxAttempts = 1) =>
        client(IAMClient, { maxAttempts }).send(new ListRolesCommand({})),
      ec2: async (maxAttempts = 1) =>
        client(EC2Client, { maxAttempts }).send(new DescribeRegionsCommand({})),
      lambda: async (maxAttempts = 1) =>
        client(LambdaClient, { maxAttempts }).send(new ListFunctionsCommand({})),
      cloudfront: async (maxAttempts = 1) =>
        client(CloudFrontClient, { maxAttempts }).send(new ListDistributionsCommand({})),
    };
    const call = async (service: string, maxAttempts?: number) => calls[service]?.(maxAttempts);

    const names: readonly [FaultKind, service: string, name: string, status: number][] = [
      ["denied", "kms", "AccessDeniedException", 400],
      ["denied", "iam", "AccessDenied", 403],
      ["denied", "ec2", "UnauthorizedOperation", 403],
      ["denied", "lambda", "AccessDeniedException", 403],
      ["denied", "cloudfront", "AccessDenied", 403],
      ["throttled", "kms", "ThrottlingException", 400],
      ["throttled", "iam", "Throttling", 400],
      ["throttled", "ec2", "RequestLimitExceeded", 503],
      ["throttled", "lambda", "TooManyRequestsException", 429],
      ["throttled", "cloudfront", "Throttling", 400],
      ["failed", "kms", "InternalFailure", 500],
      ["failed", "iam", "InternalFailure", 500],
      ["failed", "ec2", "InternalError", 500],
      ["failed", "lambda", "InternalFailure", 500],
      ["failed", "cloudfront", "InternalFailure", 500],
      ["expired-token", "kms", "ExpiredTokenException", 400],
      ["expired-token", "iam", "ExpiredToken", 403],
      ["expired-token", "ec2", "RequestExpired", 400],
      ["expired-token", "lambda", "ExpiredTokenException", 403],
      ["expired-token", "cloudfront", "ExpiredToken", 403],
    ];
    test.each(names)("%s by %s is %s %i", async (kind, service, name, status) => {
      emulator.fault({ service, kind });
      await expect(call(service)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(/\w+ \w+/),
        $metadata: { httpStatusCode: status },
      });
      expect(emulator.log).toMatchObject([{ service, status, fault: kind }]);
    });

    test.each(Object.keys(calls))("%s says that an SCP denied it", async (service) => {
      emulator.fault({ service, kind: "denied-by-scp" });
      await expect(call(service)).rejects.toThrow("explicit deny in a service control policy");
    });

    test.each(Object.keys(calls))("%s is tried again after throttling", async (service) => {
      emulator.fault({ service, kind: "throttled", times: 1 });
      await call(service, 3);
      expect(emulator.log.map(({ fault }) => fault)).toEqual(["throttled", undefined]);
    });

    test.each(Object.keys(calls))("%s: reset, truncated and slow answers", async (service) => {
      emulator.fault({ service, kind: "reset", times: 1 });
      await expect(call(service)).rejects.toMatchObject({ code: "ECONNRESET" });
      expect(emulator.log).toMatchObject([{ status: 0, fault: "reset" }]);
      emulator.clearFaults();
      emulator.fault({ service, kind: "truncated", times: 1 });
      await expect(call(service)).rejects.toThrow();
      emulator.clearFaults();
      emulator.clearLog();
      emulator.fault({ service, kind: "slow", delayMs: 200, times: 1 });
      await Promise.all([call(service), call(service)]);
      expect(emulator.log.map(({ fault }) => fault)).toEqual([undefined, "slow"]);
    });

    test("strike only their operation and Region", async () => {
      emulator.fault({
        service: "kms",
        operation: "ListKeys",
        region: "eu-west-1",
        kind: "denied",
      });
      await call("kms");
      const other = client(KMSClient, { region: "eu-west-1" });
      await other.send(new DescribeCustomKeyStoresCommand({}));
      await expect(other.send(new ListKeysCommand({}))).rejects.toMatchObject({
        name: "AccessDeniedException",
      });
    });
  });

  test("names what it lacks, once and without a retry", async () => {
    const request = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::${ACCOUNT}:role/x`,
      ActionNames: ["kms:Decrypt"],
    });
    await expect(client(IAMClient, { maxAttempts: 3 }).send(request)).rejects.toMatchObject({
      name: "NotImplemented",
      $metadata: { httpStatusCode: 501, attempts: 1 },
    });
    expect(emulator.unimplemented()).toEqual(["iam:SimulatePrincipalPolicy"]);
  });

  test("reset empties the account and what the emulator keeps itself", async () => {
    await emulator.reset();
    expect(emulator.unimplemented()).toEqual([]);
    const kms = client(KMSClient);
    expect((await kms.send(new ListKeysCommand({}))).Keys).toEqual([]);
    const stores = await kms.send(new DescribeCustomKeyStoresCommand({}));
    expect(stores.CustomKeyStores).toEqual([]);
  });
});
