import type { ResourceOf } from "../resources/define.ts";
import type { LoadBalancerListener } from "../resources/load-balancer-listener.ts";

type Listener = ResourceOf<typeof LoadBalancerListener>;
type Rule = Listener["rules"][number];

// Everybody sends these, or may send what CloudFront itself would, with values that are no secret.
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
  "via",
  "x-forwarded-for",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
]);
// CloudFront does not let a distribution set headers of the first two, and tells of the viewer in the third.
const COMMON_BEGINNINGS = ["x-amz-", "x-edge-", "cloudfront-"];

/**
 * Whether a listener of an application load balancer passes on requests of strangers: of clients at any address that
 * have no certificate and no login, and know nothing that has to stand in a header.
 */
export function servesStrangers({ rules, mutualAuthentication }: Listener): boolean {
  if (mutualAuthentication === "verify") return false;
  for (const { everyRequest, fromAnywhere, headerNames, actions } of rules) {
    if (!fromAnywhere || !headerNames.every(isCommon)) continue;
    if (passesOn(actions)) return true;
    // No later rule gets a request.
    if (everyRequest) return false;
  }
  return false;
}

function isCommon(header: string): boolean {
  return (
    COMMON_HEADERS.has(header) ||
    COMMON_BEGINNINGS.some((beginning) => header.startsWith(beginning))
  );
}

const LOGINS = new Set(["authenticate-cognito", "authenticate-oidc"]);

function passesOn(actions: Rule["actions"]): boolean {
  const isBarred = actions.some(
    ({ type, onUnauthenticatedRequest }) =>
      type === "jwt-validation" || (LOGINS.has(type) && onUnauthenticatedRequest !== "allow"),
  );
  return !isBarred && actions.some(({ type }) => type === "forward");
}
