import type { ResourceRecordSet } from "@aws-sdk/client-route-53";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimable, recordName } from "../../src/collect/route53-records.ts";

const cname = (name: string, target: string): ResourceRecordSet => ({
  Name: `${name}.`,
  Type: "CNAME",
  ResourceRecords: [{ Value: target }],
});
const alias = (name: string, target: string): ResourceRecordSet => ({
  Name: `${name}.`,
  Type: "A",
  AliasTarget: {
    DNSName: `${target}.`,
    HostedZoneId: "Z3AQBSTGFJSTF",
    EvaluateTargetHealth: false,
  },
});
const address = (...values: string[]): ResourceRecordSet => ({
  Name: "shop.example.com.",
  Type: "A",
  ResourceRecords: values.map((Value) => ({ Value })),
});

describe("records that lead to S3", () => {
  test.each([
    "s3-website-us-east-1.amazonaws.com",
    "s3-website.eu-central-1.amazonaws.com",
    "s3-website.cn-north-1.amazonaws.com.cn",
    "s3-website-us-gov-west-1.amazonaws.com",
  ])("an alias to %s", (target) => {
    expect(claimable(alias("shop.example.com", target), true)).toEqual({
      s3Endpoint: target,
      bucket: "shop.example.com",
      addresses: [],
    });
  });

  test.each([
    "shop.example.com.s3.amazonaws.com",
    "shop.example.com.s3.eu-west-1.amazonaws.com",
    "shop.example.com.s3-eu-west-1.amazonaws.com",
    "shop.example.com.s3.dualstack.us-east-2.amazonaws.com",
    "shop.example.com.s3-website.eu-central-1.amazonaws.com.",
    "S3.AmazonAWS.com",
    // S3 looks for the bucket of the name that was asked for, whatever the CNAME says.
    "assets.s3.amazonaws.com",
  ])("a CNAME to %s", (target) => {
    expect(claimable(cname("shop.example.com", target), false)).toMatchObject({
      bucket: "shop.example.com",
    });
  });

  test.each([
    "d111111abcdef8.cloudfront.net",
    "shop-1234567890.us-east-1.elb.amazonaws.com",
    "shop-123456789012.s3-accesspoint.us-east-1.amazonaws.com",
    "shop.s3-accelerate.amazonaws.com",
    "vpce-1a2b3c4d.s3.us-east-1.vpce.amazonaws.com",
    "s3.amazonaws.com.example.org",
    "nots3.amazonaws.com",
  ])("%s is no endpoint that goes by the name", (target) => {
    expect(claimable(cname("shop.example.com", target), true)).toBeNull();
  });

  test("a wildcard stands for any number of buckets", () => {
    const record = alias("\\052.example.com", "s3-website-us-east-1.amazonaws.com");
    expect(recordName(record)).toBe("*.example.com");
    expect(claimable(record, true)).toMatchObject({ bucket: null });
  });

  test.each(["_acme.example.com", "a".repeat(64), "under_score.example.com", "-a.example.com"])(
    "no bucket can have the name %s",
    (name) => {
      expect(claimable(cname(name, "s3.amazonaws.com"), true)).toBeNull();
    },
  );
});

describe("addresses", () => {
  test("public ones of public zones are kept", () => {
    expect(claimable(address("203.0.113.25", "10.0.0.1"), true)?.addresses).toEqual([
      "203.0.113.25",
    ]);
    expect(claimable(address("203.0.113.25"), false)).toBeNull();
    expect(claimable({ ...address("2001:db8::1"), Type: "AAAA" }, true)).toBeNull();
  });

  test.each([
    "172.16.0.1",
    "172.31.255.255",
    "100.64.0.1",
    "100.127.1.1",
    "192.168.1.1",
    "239.1.1.1",
    "255.255.255.255",
  ])("%s is not public", (value) => expect(claimable(address(value), true)).toBeNull());

  test.each(["172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "223.255.255.255"])(
    "%s is public",
    (value) => expect(claimable(address(value), true)?.addresses).toEqual([value]),
  );
});

test("no record, however odd, is more than its parts", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("s3.amazonaws.com", "203.0.113.1", "*."));
  fc.assert(
    fc.property(
      text,
      fc.constantFrom("A", "CNAME", "TXT", undefined),
      fc.array(text),
      fc.boolean(),
      (Name, Type, values, isPublic) => {
        const record = { Name, Type, ResourceRecords: values.map((Value) => ({ Value })) };
        const found = claimable(record, isPublic);
        if (found === null) return;
        expect(Type).not.toBe("TXT");
        expect(found.s3Endpoint === null).toBe(found.addresses.length > 0);
      },
    ),
  );
});
