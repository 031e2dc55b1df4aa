import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancerListener } from "../resources/load-balancer-listener.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { associatedWebAcl } from "./associated-web-acl.ts";
import { allOf, anyOf, decide, decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import { findSecurityGroup } from "./find-security-group.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { servesStrangers } from "./listener-openness.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { unreadable, UnreadError } from "./unread.ts";
import { anyRule, EFFECTIVE_RULE_READS, type EffectiveRule, stops } from "./waf-effective-rules.ts";

type Balancer = ResourceOf<typeof LoadBalancer>;
type Listener = ResourceOf<typeof LoadBalancerListener>;

export const loadBalancerOpenPastCloudFront = defineFact({
  on: LoadBalancer,
  name: "openPastCloudFront",
  schema: z
    .array(z.string())
    .describe(
      "Listeners of an internet-facing application load balancer that pass on requests of anybody: a security group " +
        "opens the port to the internet, and nothing demands a header, a login or a certificate of the client; unknown " +
        "where a web ACL may demand something",
    ),
  reads: {
    [LoadBalancer.type]: ["kind", "scheme", "securityGroups", "ipAddressType"],
    [LoadBalancerListener.type]: ["loadBalancerArn", "port", "rules", "mutualAuthentication"],
    ...OPENNESS_READS,
    ...EFFECTIVE_RULE_READS,
    [WafWebAcl.type]: ["rules", "defaultAction", "loadBalancers"],
  },
  compute(balancer, input) {
    const { arn, account, region, kind, scheme } = balancer;
    if (kind !== "application" || scheme !== "internet-facing") return [];
    const isOpen = (listener: Listener) =>
      decided(
        allOf(
          () => isReachable(balancer, listener, input),
          () => servesStrangers(listener),
          () => !webAclMayRefuse(balancer, input),
        ),
      );
    const place = { account, region };
    const among = { keysOf: balancerArn, key: arn };
    if (input.find(LoadBalancerListener, place, isOpen, among) === null) return [];
    return input
      .findByKey(LoadBalancerListener, place, balancerArn, arn)
      .filter((listener) => decide(() => isOpen(listener)) === true)
      .map(({ name }) => name);
  },
});

function balancerArn({ loadBalancerArn }: Listener): readonly string[] {
  return [loadBalancerArn];
}

function isReachable(balancer: Balancer, { port }: Listener, input: FactInput): boolean {
  const versions = VERSIONS[balancer.ipAddressType ?? ""] ?? ["IPv4", "IPv6"];
  const isMet = (ports: readonly InternetPorts[]) =>
    ports.some(
      (open) =>
        open.protocol === "tcp" &&
        versions.includes(open.version) &&
        port !== null &&
        open.fromPort <= port &&
        port <= open.toPort,
    );
  const opens = (id: string) => {
    const group = findSecurityGroup(id, balancer, "securityGroups", input);
    const { known, possible, gaps } = openness(group, input);
    if (!isMet(known) && isMet(possible)) throw new UnreadError(gaps);
    return isMet(known);
  };
  if (balancer.securityGroups.length === 0) {
    throw unreadable(balancer, "securityGroups", "its security groups are not told");
  }
  return decided(anyOf(...balancer.securityGroups.map((id) => () => opens(id))));
}

const VERSIONS: Readonly<Record<string, readonly InternetPorts["version"][]>> = {
  ipv4: ["IPv4"],
  "dualstack-without-public-ipv4": ["IPv6"],
};

// What a web ACL looks for in a header is a secret, so that it is not kept.
const TELLS_CLOUDFRONT_APART = new Set([
  "ByteMatch",
  "IPSetReference",
  "LabelMatch",
  "RegexMatch",
  "RegexPatternSetReference",
]);

// Only with a NOT can what lacks something be stopped; another rule may put it on a label before.
function mayRefuseStrangers(acl: ResourceOf<typeof WafWebAcl>, input: FactInput): boolean {
  const any = (predicate: (rule: EffectiveRule) => boolean) => anyRule(acl, input, predicate);
  return decided(
    anyOf(
      () => any((rule) => stops(rule) && findsWhatLacks(rule)),
      () =>
        decided(
          allOf(
            () => any((rule) => stops(rule) && rule.rule.statements.includes("LabelMatch")),
            () => any(findsWhatLacks),
          ),
        ),
    ),
  );
}

function findsWhatLacks({ rule: { statements } }: EffectiveRule): boolean {
  return statements.includes("Not") && statements.some((kind) => TELLS_CLOUDFRONT_APART.has(kind));
}

function webAclMayRefuse(balancer: Balancer, input: FactInput): boolean {
  const acl = associatedWebAcl(balancer, "loadBalancers", input);
  if (acl === null) return false;
  if (acl.defaultAction !== "BLOCK" && !mayRefuseStrangers(acl, input)) return false;
  throw unreadable(
    acl,
    "rules",
    `the web ACL ${acl.name} may refuse what does not come from CloudFront; what it looks for is not kept`,
  );
}
