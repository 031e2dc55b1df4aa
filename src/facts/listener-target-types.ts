import { z } from "zod";
import { LoadBalancerListener } from "../resources/load-balancer-listener.ts";
import { LoadBalancerTargetGroup } from "../resources/load-balancer-target-group.ts";
import { defineFact } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { unreadable } from "./unread.ts";

export const listenerTargetTypes = defineFact({
  on: LoadBalancerListener,
  name: "targetTypes",
  schema: z
    .array(z.string())
    .describe("Types of the targets of its default actions: instance, ip, lambda or alb"),
  reads: {
    [LoadBalancerListener.type]: ["defaultActions"],
    [LoadBalancerTargetGroup.type]: ["targetType"],
  },
  compute(listener, input) {
    const { account, region, defaultActions } = listener;
    const arns = new Set(defaultActions.flatMap(({ targetGroups }) => targetGroups));
    return [...arns].map((arn) => {
      const [group] = input.findByKey(LoadBalancerTargetGroup, { account, region }, ownArn, arn);
      if (group !== undefined) return group.targetType;
      throw unreadable(listener, "defaultActions", `target group ${arn} cannot be seen`);
    });
  },
});
