import type { ResourceOf } from "../resources/define.ts";
import type { LoadBalancerListener } from "../resources/load-balancer-listener.ts";

type Listener = ResourceOf<typeof LoadBalancerListener>;

// Everybody sends these, with values that are no secret.
const COMMON_HEADERS = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-type",
  "host",
  "origin",
  "referer",
  "upgrade",
  "user-agent",
]);

/**
 * Whether a listener of an application load balancer passes on requests of strangers: of clients at any address that
 * know nothing that has to stand in a header.
 */
export function servesStrangers({ rules }: Listener): boolean {
  for (const { everyRequest, fromAnywhere, headerNames, actions } of rules) {
    const matches = fromAnywhere && headerNames.every((name) => COMMON_HEADERS.has(name));
    if (!matches) continue;
    if (actions.some(({ type }) => type === "forward")) return true;
    // No later rule gets a request.
    if (everyRequest) return false;
  }
  return false;
}
