import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { ShieldProtection } from "../resources/shield-protection.ts";
import { ShieldSubscription } from "../resources/shield-subscription.ts";
import { defineFact, type Fact, type FactInput } from "./define.ts";

/** What shieldStateOf() reads. */
export const SHIELD_READS = {
  [ShieldSubscription.type]: [],
  [ShieldProtection.type]: ["resourceArn"],
};

/** Whether Shield Advanced protects something: it does so for what it was told to, once it is subscribed to. */
export const ShieldState = z.enum(["not subscribed", "unprotected", "protected"]);

/** The fact `shieldAdvanced` of a type that Shield Advanced can protect. */
export function shieldAdvancedFact(on: ResourceType): Fact {
  return defineFact({
    on,
    name: "shieldAdvanced",
    schema: ShieldState.describe(
      "Whether Shield Advanced protects it: protected, unprotected, or not subscribed in this account",
    ),
    reads: { [on.type]: [], ...SHIELD_READS },
    compute: (resource, input) => shieldStateOf(resource, input),
  });
}

/** Whether Shield Advanced protects the resource. */
export function shieldStateOf(
  { account, arn }: Pick<ResourceIdentity, "account" | "arn">,
  input: FactInput,
): z.infer<typeof ShieldState> {
  const subscribed = input.find(ShieldSubscription, { account }, () => true) !== null;
  if (!subscribed) return "not subscribed";
  const [protection] = input.findByKey(ShieldProtection, { account }, protectedArn, arn);
  return protection === undefined ? "unprotected" : "protected";
}

// Shield has a name of its own for Elastic IP addresses.
function protectedArn({ resourceArn }: ResourceOf<typeof ShieldProtection>): readonly string[] {
  return [resourceArn.replace(":eip-allocation/", ":elastic-ip/")];
}
