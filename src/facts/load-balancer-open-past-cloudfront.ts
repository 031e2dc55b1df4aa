import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancerListener } from "../resources/load-balancer-listener.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { allOf, anyOf, decide, decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { servesStrangers } from "./listener-openness.ts";
import { ownId } from "./own-id.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { unreadable, UnreadError } from "./unread.ts";
import { anyRule, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

type Balancer = ResourceOf<typeof LoadBalancer>;
type Listener = ResourceOf<typeof LoadBalancerListener>;

export const loadBalancerOpenPastCloudFront = defineFact({
  on: LoadBalancer,
  name: "openPastCloudFront",
  schema: z
    .array(z.string())
    .describe(
      "Listeners of an internet-facing application load balancer that pass on requests of anybody: a security group " +
        "opens the port to the internet, and no rule demands a header; unknown where a web ACL may demand one",
    ),
  reads: {
    [LoadBalancer.type]: ["kind", "scheme", "securityGroups", "ipAddressType"],
    [LoadBalancerListener.type]: ["loadBalancerArn", "port", "rules"],
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
    const { known, possible, gaps } = openness(securityGroup(balancer, id, input), input);
    if (!isMet(known) && isMet(possible)) throw new UnreadError(gaps);
    return isMet(known);
  };
  return decided(anyOf(...balancer.securityGroups.map((id) => () => opens(id))));
}

const VERSIONS: Readonly<Record<string, readonly InternetPorts["version"][]>> = {
  ipv4: ["IPv4"],
  "dualstack-without-public-ipv4": ["IPv6"],
};

function securityGroup(balancer: Balancer, id: string, input: FactInput) {
  const { account, region } = balancer;
  const [group] = input.findByKey(SecurityGroup, { account, region }, ownId, id);
  if (group === undefined) {
    throw unreadable(balancer, "securityGroups", `security group ${id} cannot be seen`);
  }
  return group;
}

// What a web ACL looks for in a header is a secret, so that it is not kept.
const LOOKS_FOR_TEXT = new Set(["ByteMatch", "RegexMatch", "RegexPatternSetReference"]);

function webAclMayRefuse({ arn, account, region }: Balancer, input: FactInput): boolean {
  const [acl] = input.findByKey(WafWebAcl, { account, region }, protectedBalancers, arn);
  if (acl === undefined) return false;
  const looks = () =>
    anyRule(
      acl,
      input,
      (each) => stops(each) && each.rule.statements.some((kind) => LOOKS_FOR_TEXT.has(kind)),
    );
  if (acl.defaultAction !== "BLOCK" && !looks()) return false;
  throw unreadable(
    acl,
    "rules",
    `the web ACL ${acl.name} may refuse what does not come from CloudFront; what it looks for is not kept`,
  );
}

function protectedBalancers({ loadBalancers }: ResourceOf<typeof WafWebAcl>): readonly string[] {
  return loadBalancers;
}
