import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  type DefaultAction,
  ListWebACLsCommand,
  PutLoggingConfigurationCommand,
  type Scope,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { makeUserPool } from "./cognito-user-pool.ts";
import type { SeedContext } from "./context.ts";
import { core, type PlannedRule, rateLimit, visibility } from "./waf-rules.ts";

/** A web ACL to make; what is left out is sound. */
export interface WebAclPlan {
  readonly name: string;
  readonly scope?: Scope;
  readonly defaultAction?: DefaultAction;
  readonly rules?: readonly PlannedRule[];
  readonly metrics?: boolean;
  /** Headers kept out of the log; null: no log at all. */
  readonly redacted?: readonly string[] | null;
  /** Whether a user pool is made for it to protect. */
  readonly associated?: boolean;
}

/** Makes a web ACL with its log and something to protect; gives its ARN. */
export async function makeWebAcl(context: SeedContext, plan: WebAclPlan): Promise<string> {
  const waf = context.client(WAFV2Client);
  const { name, scope = "REGIONAL", rules = [core(), rateLimit()] } = plan;
  const { Summary } = await waf.send(
    new CreateWebACLCommand({
      Name: name,
      Scope: scope,
      DefaultAction: plan.defaultAction ?? { Allow: {} },
      Rules: rules.map((each, Priority) => ({ ...each, Priority })),
      VisibilityConfig: visibility(name, plan.metrics ?? true),
    }),
  );
  const arn = Summary?.ARN ?? "";
  const redacted = plan.redacted === undefined ? ["authorization", "cookie"] : plan.redacted;
  if (redacted !== null) {
    await waf.send(
      new PutLoggingConfigurationCommand({
        LoggingConfiguration: {
          ResourceArn: arn,
          LogDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-orders"],
          RedactedFields: redacted.map((Name) => ({ SingleHeader: { Name } })),
        },
      }),
    );
  }
  if (scope === "REGIONAL" && (plan.associated ?? true)) {
    await associate(context, arn, await makeUserPool(context, context.good("user-pool", name)));
  }
  return arn;
}

/** Puts a resource under the protection of a web ACL. */
export async function associate(
  { client }: SeedContext,
  WebACLArn: string,
  ResourceArn: string,
): Promise<void> {
  await client(WAFV2Client).send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
}

/** A web ACL that the seed of AWS WAF made, for what is not about web ACLs. */
export async function anyWebAcl({ client }: SeedContext): Promise<string> {
  const { WebACLs = [] } = await client(WAFV2Client).send(
    new ListWebACLsCommand({ Scope: "REGIONAL" }),
  );
  return WebACLs.find(({ Name }) => Name?.startsWith("good-"))?.ARN ?? "";
}
