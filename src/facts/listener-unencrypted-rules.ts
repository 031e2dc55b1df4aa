import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancerListener } from "../resources/load-balancer-listener.ts";
import { defineFact } from "./define.ts";

type Action = ResourceOf<typeof LoadBalancerListener>["rules"][number]["actions"][number];

export const listenerUnencryptedRules = defineFact({
  on: LoadBalancerListener,
  name: "unencryptedRules",
  schema: z
    .array(z.string())
    .describe(
      "Priorities of the rules of a listener for plain HTTP that pass requests on to targets or redirect them to plain HTTP, without those that come after a rule for every request",
    ),
  reads: { [LoadBalancerListener.type]: ["rules"] },
  compute({ rules }) {
    const last = rules.findIndex(({ everyRequest }) => everyRequest);
    return rules
      .slice(0, last === -1 ? rules.length : last + 1)
      .filter(({ actions }) => actions.some(isUnencrypted))
      .map(({ priority }) => priority);
  },
});

function isUnencrypted({ type, redirectProtocol }: Action): boolean {
  return type === "forward" || (type === "redirect" && redirectProtocol !== "HTTPS");
}
