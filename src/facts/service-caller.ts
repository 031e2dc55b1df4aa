import type { ResourceIdentity } from "../model/resource.ts";
import type { KnownRequest } from "../policy/request.ts";

/** Whether a service gives aws:SourceArn and aws:SourceAccount along; undefined when AWS's word is not to be relied on. */
export type GivesSource = boolean | undefined;

/** An AWS service that sends something in its own name, for a resource of the account. */
export interface ServiceCaller {
  /** Service principal: events.amazonaws.com. */
  readonly principal: string;
  /** The resource that it acts for: a rule, an alarm. */
  readonly source: ResourceIdentity;
  /** What policies of SNS topics get to know of the source. */
  readonly toTopic: GivesSource;
  /** What policies of the KMS keys of topics get to know of it. */
  readonly toTopicKey: GivesSource;
  /** Whether topics take it for their owner (aws:SourceOwner), whom the default policy lets in. */
  readonly asTopicOwner: boolean;
}

/**
 * EventBridge, for a rule. Default policies of topics do not let it in. The EventBridge guide says that conditions
 * cannot be used in topic policies for it; the SNS guide says that keys of topics must not ask for the source.
 */
export function eventBridge(rule: ResourceIdentity): ServiceCaller {
  return {
    principal: "events.amazonaws.com",
    source: rule,
    toTopic: undefined,
    toTopicKey: false,
    asTopicOwner: false,
  };
}

/** CloudWatch, for an alarm. Default policies of topics let it in. */
export function cloudWatchAlarms(alarm: ResourceIdentity): ServiceCaller {
  return {
    principal: "cloudwatch.amazonaws.com",
    source: alarm,
    toTopic: true,
    toTopicKey: true,
    asTopicOwner: true,
  };
}

/** What policies may ask of a call: the condition keys in lower case; two contexts where it is not certain. */
export function contextsOf(
  { principal, source }: ServiceCaller,
  resource: ResourceIdentity,
  gives: GivesSource,
  more: KnownRequest["context"] = {},
): KnownRequest["context"][] {
  const context = {
    "aws:principalaccount": null,
    "aws:principalarn": null,
    "aws:principalisawsservice": "true",
    "aws:principalorgid": null,
    "aws:principalorgpaths": null,
    "aws:principalservicename": principal,
    "aws:requestedregion": resource.region,
    "aws:resourceaccount": resource.account,
    "aws:securetransport": "true",
    "aws:sourceowner": null,
    ...more,
  };
  const named = { "aws:sourcearn": source.arn, "aws:sourceaccount": source.account };
  const unnamed = {
    "aws:sourcearn": null,
    "aws:sourceaccount": null,
    "aws:sourceorgid": null,
    "aws:sourceorgpaths": null,
  };
  return [
    ...(gives === false ? [] : [{ ...context, ...named }]),
    ...(gives === true ? [] : [{ ...context, ...unnamed }]),
  ];
}
