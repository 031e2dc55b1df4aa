import { z } from "zod";
import { defineResource } from "./define.ts";

/** Only records that others may take over are kept: those that lead to S3, and public IPv4 addresses. */
export const Route53RecordSet = defineResource({
  type: "AWS::Route53::RecordSet",
  service: "route53",
  scope: "global",
  title: "Route 53 record set",
  fields: z.object({
    zoneId: z.string().describe("HostedZoneId that was asked of ListResourceRecordSets"),
    recordType: z.string().describe("ResourceRecordSets[].Type: A, AAAA or CNAME"),
    setIdentifier: z
      .string()
      .nullable()
      .describe("SetIdentifier, which tells records of one name apart; null for a simple record"),
    s3Endpoint: z
      .string()
      .nullable()
      .describe(
        "AliasTarget.DNSName, or the value of a CNAME, where it is an endpoint of S3; null: it leads elsewhere",
      ),
    bucket: z
      .string()
      .nullable()
      .describe(
        "The bucket that S3 serves for requests to the name, which is the name itself; null when the record leads " +
          "elsewhere, or is a wildcard and stands for any number of buckets",
      ),
    bucketFound: z
      .boolean()
      .nullable()
      .describe("Whether GetBucketLocation found the bucket; null when there is none to look for"),
    addresses: z
      .array(z.string())
      .describe("ResourceRecords[].Value of an A record in a public zone: its public addresses"),
  }),
  example: {
    type: "AWS::Route53::RecordSet",
    arn: "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ/recordset/A/shop.example.com",
    id: "Z0123456789ABCDEFGHIJ_shop.example.com_A",
    name: "shop.example.com",
    account: "123456789012",
    region: "global",
    zoneId: "Z0123456789ABCDEFGHIJ",
    recordType: "A",
    setIdentifier: null,
    s3Endpoint: "s3-website-us-east-1.amazonaws.com",
    bucket: "shop.example.com",
    bucketFound: true,
    addresses: [],
  },
});
