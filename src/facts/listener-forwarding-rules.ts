import { z } from "zod";
import { LoadBalancerListener } from "../resources/load-balancer-listener.ts";
import { defineFact } from "./define.ts";

export const listenerForwardingRules = defineFact({
  on: LoadBalancerListener,
  name: "forwardingRules",
  schema: z
    .array(z.string())
    .describe(
      "Priorities of the rules that pass requests on to targets, without those that come after a rule for every request",
    ),
  reads: { [LoadBalancerListener.type]: ["rules"] },
  compute({ rules }) {
    const last = rules.findIndex(({ everyRequest }) => everyRequest);
    return rules
      .slice(0, last === -1 ? rules.length : last + 1)
      .filter(({ actions }) => actions.some(({ type }) => type === "forward"))
      .map(({ priority }) => priority);
  },
});
