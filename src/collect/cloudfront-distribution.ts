import type {
  CacheBehavior,
  DefaultCacheBehavior,
  DistributionSummary,
  Origin,
  ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import { originBucket } from "./origin-bucket.ts";

/** What the list of distributions tells of one, without the headers that CloudFront adds for origins. */
export function distributionFields(distribution: DistributionSummary, partition: string) {
  const aliases = distribution.Aliases?.Items ?? [];
  const domainName = distribution.DomainName ?? "";
  // Every distribution has origins: an answer without the member says nothing of them.
  const origins = distribution.Origins && (distribution.Origins.Items ?? []);
  return {
    arn: distribution.ARN ?? "",
    id: distribution.Id ?? "",
    name: aliases[0] ?? domainName,
    enabled: distribution.Enabled,
    staging: distribution.Staging,
    tenantsOnly: distribution.ConnectionMode === "tenant-only",
    domainName,
    aliases,
    certificate: viewerCertificate(distribution.ViewerCertificate),
    behaviors: behaviors(distribution),
    origins: origins?.map(({ DomainName: name }) => name ?? ""),
    customOrigins: origins?.flatMap(customOrigin),
    s3Origins: origins?.flatMap((origin) => s3Origin(origin, partition)),
    geoRestriction: distribution.Restrictions?.GeoRestriction?.RestrictionType,
    // An empty string stands for none; an answer without the member says nothing.
    webAclId: distribution.WebACLId === "" ? null : distribution.WebACLId,
  };
}

// Of the policy of a certificate of one's own something must be told; without one it is TLSv1 in any case.
function viewerCertificate(it: ViewerCertificate | undefined) {
  const isDefault = it?.CloudFrontDefaultCertificate === true;
  const minimumProtocolVersion = it?.MinimumProtocolVersion ?? null;
  if (!isDefault && minimumProtocolVersion === null) return undefined;
  return { isDefault, minimumProtocolVersion };
}

function customOrigin({
  Id: id = "",
  DomainName: domainName = "",
  CustomOriginConfig: it,
}: Origin) {
  if (it === undefined) return [];
  const protocolPolicy: string = it.OriginProtocolPolicy ?? "";
  return [
    { id, domainName, protocolPolicy, sslProtocols: [...(it.OriginSslProtocols?.Items ?? [])] },
  ];
}

function s3Origin(
  { Id: id = "", DomainName: domainName = "", S3OriginConfig: it }: Origin,
  partition: string,
) {
  if (it === undefined) return [];
  const named = originBucket(domainName);
  const bucket = named?.partition === partition ? named.name : null;
  return [{ id, domainName, bucket, accessIdentity: (it.OriginAccessIdentity ?? "") !== "" }];
}

function behaviors(distribution: DistributionSummary) {
  const { CacheBehaviors: others, DefaultCacheBehavior: standard } = distribution;
  if (standard === undefined) return undefined;
  const members = new Map(
    distribution.OriginGroups?.Items?.map(({ Id: id, Members: of }) => [
      id,
      of?.Items?.map(({ OriginId: member = "" }) => member) ?? [],
    ]),
  );
  const shape = (it: CacheBehavior | DefaultCacheBehavior, path: string, isDefault: boolean) => ({
    path,
    isDefault,
    originIds: members.get(it.TargetOriginId) ?? [it.TargetOriginId ?? ""],
    viewerProtocolPolicy: it.ViewerProtocolPolicy ?? "",
    methods: [...(it.AllowedMethods?.Items ?? [])],
    fieldLevelEncryption: (it.FieldLevelEncryptionId ?? "") !== "",
    realtimeLogs: (it.RealtimeLogConfigArn ?? "") !== "",
    trustedSigners: it.TrustedSigners?.Enabled === true ? [...(it.TrustedSigners.Items ?? [])] : [],
  });
  return [
    ...(others?.Items ?? []).map((it) => shape(it, it.PathPattern ?? "", false)),
    shape(standard, "*", true),
  ];
}
