import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { originBucket } from "../../src/collect/origin-bucket.ts";

describe("the bucket of an origin", () => {
  test.each([
    ["orders.s3.amazonaws.com", "orders"],
    ["orders.s3.us-east-1.amazonaws.com", "orders"],
    ["orders.s3-eu-west-1.amazonaws.com", "orders"],
    ["orders.s3.dualstack.eu-central-1.amazonaws.com", "orders"],
    ["shop.example.com.s3.us-east-1.amazonaws.com", "shop.example.com"],
    ["orders.s3-website-us-east-1.amazonaws.com", "orders"],
    ["orders.s3-website.eu-central-1.amazonaws.com", "orders"],
    ["ORDERS.S3.AMAZONAWS.COM", "orders"],
  ])("%s: %s", (host, bucket) => {
    expect(originBucket(host)).toEqual({ name: bucket, partition: "aws" });
  });

  test.each([
    "origin.example.com",
    "s3.amazonaws.com",
    "orders.s3.amazonaws.com.example.com",
    "xs3.amazonaws.com",
    "reader-abcdefghijk-s3alias.s3.us-east-1.amazonaws.com",
    "reader-abc--ol-s3.s3.us-east-1.amazonaws.com",
    "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com",
    "abc123.execute-api.us-east-1.amazonaws.com",
    "shop-1234567890.us-east-1.elb.amazonaws.com",
  ])("%s: none", (host) => {
    expect(originBucket(host)).toBeUndefined();
  });

  test.each([
    ["orders.s3.us-gov-west-1.amazonaws.com", "aws-us-gov"],
    ["orders.s3-website-us-gov-west-1.amazonaws.com", "aws-us-gov"],
    ["orders.s3.cn-north-1.amazonaws.com.cn", "aws-cn"],
    ["orders.s3-website.cn-northwest-1.amazonaws.com.cn", "aws-cn"],
  ])("%s is one of %s", (host, partition) => {
    expect(originBucket(host)).toEqual({ name: "orders", partition });
  });

  test("any valid name comes out as it went in", () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,40}[a-z0-9]$/);
    const plain = name.filter((each) => !/alias|--|accesspoint|mrap|s3/.test(each));
    const region = fc.constantFrom("us-east-1", "ap-southeast-7", "me-central-1", "il-central-1");
    fc.assert(
      fc.property(plain, region, (bucket, at) => {
        const found = originBucket(`${bucket}.s3.${at}.amazonaws.com`);
        expect(found).toEqual({ name: bucket, partition: "aws" });
      }),
    );
  });
});
