import type { LoggingConfiguration, LogScope, WebACL } from "@aws-sdk/client-wafv2";
import { actionName } from "./waf-rules.ts";

/** Scope of a web ACL and of all that belongs to it. */
export type WafScope = "CLOUDFRONT" | "REGIONAL";

/** What a web ACL sets for all of its rules. */
export function webAclSettings(acl: WebACL, scope: WafScope) {
  return {
    defaultAction: actionName(acl.DefaultAction),
    bodyLimitBytes: bodyLimitBytes(acl, scope),
    metricsEnabled: acl.VisibilityConfig?.CloudWatchMetricsEnabled ?? false,
    managedByFirewallManager: acl.ManagedByFirewallManager ?? false,
    protectedHeaders: (acl.DataProtectionConfig?.DataProtections ?? [])
      .filter(({ Field: field }) => field?.FieldType === "SINGLE_HEADER")
      .flatMap(({ Field: field }) => field?.FieldKeys ?? [])
      .map((name) => name.toLowerCase()),
  };
}

// Load balancers and AppSync APIs have 8 KB and no choice; a regional web ACL may protect one at any time.
function bodyLimitBytes(acl: WebACL, scope: WafScope): number {
  if (scope === "REGIONAL") return 8_192;
  const limit = acl.AssociationConfig?.RequestBody?.CLOUDFRONT?.DefaultSizeInspectionLimit;
  return 1_024 * Number(/^KB_(\d+)$/.exec(limit ?? "")?.[1] ?? 16);
}

/** Where a logging configuration sends the logs and what it leaves out of them; `scope` is the one that was asked for. */
export function loggingSettings(configuration: LoggingConfiguration, scope: LogScope) {
  return {
    scope: configuration.LogScope ?? scope,
    destinations: configuration.LogDestinationConfigs ?? [],
    redactedHeaders: (configuration.RedactedFields ?? []).flatMap(({ SingleHeader: header }) =>
      header?.Name === undefined ? [] : [header.Name.toLowerCase()],
    ),
  };
}
