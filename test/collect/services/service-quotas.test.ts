import { expect, test } from "vitest";
import { type CannedResponse, collectWith } from "../../support/collect-with.ts";

const NONE = { status: 400, body: { __type: "NoSuchResourceException" } };
const DENIED = { status: 400, body: { __type: "AccessDeniedException" } };
const quota = (Value: number) => ({
  body: {
    Quota: {
      QuotaArn: "arn:aws:servicequotas:us-east-1:123456789012:kms/L-6E3AF000",
      QuotaCode: "L-6E3AF000",
      ServiceCode: "kms",
      Value,
    },
  },
});

const collect = (applied: CannedResponse, standard?: CannedResponse) =>
  collectWith("service-quotas", {
    GetServiceQuota: () => applied,
    ...(standard && { GetAWSDefaultServiceQuota: () => standard }),
  });

test("the applied value is enough", async () => {
  const { resources, gaps } = await collect(quota(50_000));
  expect(resources).toMatchObject([{ id: "L-6E3AF000", serviceCode: "kms", value: 50_000 }]);
  expect(gaps).toEqual([]);
});

test("an account without a value of its own has the default one", async () => {
  const { resources, gaps } = await collect(NONE, quota(20_000));
  expect(resources).toMatchObject([{ value: 20_000 }]);
  expect(gaps).toEqual([]);
});

test("a quota that AWS does not know is none, one that may not be read a gap", async () => {
  expect(await collect(NONE, NONE)).toMatchObject({ resources: [], gaps: [] });
  expect((await collect(DENIED)).gaps).toMatchObject([
    { permission: "servicequotas:GetServiceQuota" },
  ]);
  expect((await collect(NONE, DENIED)).gaps).toMatchObject([
    { permission: "servicequotas:GetAWSDefaultServiceQuota" },
  ]);
});
