import type { ResourceRecordSet } from "@aws-sdk/client-route-53";

/** Endpoints of S3 that find the bucket by the name that was asked for; not access points or VPC endpoints. */
const S3_ENDPOINT =
  /^(?:.+\.)?s3(?:-website|-external-1)?(?:[.-](?:dualstack\.)?[a-z]{2,}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?$/;
const BUCKET_NAME = /^(?=.{3,63}$)[a-z\d][a-z\d-]*(?:\.[a-z\d][a-z\d-]*)*(?<!-)$/;
/** Addresses that nobody has on the internet. */
const NOT_PUBLIC =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./;

/** What others may take over of a record, when what it leads to is given up. */
export interface Claimable {
  readonly s3Endpoint: string | null;
  /** The bucket that S3 serves for the name; null when there is none, or any number of them. */
  readonly bucket: string | null;
  readonly addresses: readonly string[];
}

/** What of a record others could take over; null when it is nothing of the kind. */
export function claimable(record: ResourceRecordSet, inPublicZone: boolean): Claimable | null {
  const name = recordName(record);
  const s3Endpoint = leadsTo(record);
  if (s3Endpoint !== null && S3_ENDPOINT.test(s3Endpoint)) {
    const wildcard = name.startsWith("*.");
    // S3 goes by the name that was asked for, whatever bucket the CNAME names; under some names there can be none.
    if (!wildcard && !BUCKET_NAME.test(name)) return null;
    return { s3Endpoint, bucket: wildcard ? null : name, addresses: [] };
  }
  const addresses = inPublicZone && record.Type === "A" ? publicAddresses(record) : [];
  return addresses.length === 0 ? null : { s3Endpoint: null, bucket: null, addresses };
}

/** The name of a record without the dot at its end, and with the asterisk that Route 53 writes as a number. */
export function recordName({ Name: name = "" }: ResourceRecordSet): string {
  return withoutDot(name).replace(/^\\052(?=\.|$)/, "*");
}

/** A domain name without the dot at its end. */
export function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}

function leadsTo(record: ResourceRecordSet): string | null {
  const cname = record.Type === "CNAME" ? record.ResourceRecords?.[0]?.Value : undefined;
  const target = record.AliasTarget?.DNSName ?? cname;
  return target === undefined ? null : withoutDot(target.toLowerCase());
}

function publicAddresses({ ResourceRecords: records = [] }: ResourceRecordSet): string[] {
  return records
    .map(({ Value: value = "" }) => value.trim())
    .filter((value) => /^\d+(?:\.\d+){3}$/.test(value) && !NOT_PUBLIC.test(value));
}
