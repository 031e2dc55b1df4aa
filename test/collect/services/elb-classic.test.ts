import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const NAMESPACE = 'xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"';
const answer = (operation: string, members: string) => ({
  body: `<${operation}Response ${NAMESPACE}><${operation}Result>${members}</${operation}Result></${operation}Response>`,
});
const failure = (code: string, status = 400) => ({
  status,
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const balancer = (protocol: string, ...names: string[]) =>
  answer(
    "DescribeLoadBalancers",
    `<LoadBalancerDescriptions><member><LoadBalancerName>orders</LoadBalancerName><Scheme>internal</Scheme>
     <DNSName>orders.elb.amazonaws.com</DNSName><ListenerDescriptions><member>
     <Listener><Protocol>${protocol}</Protocol><LoadBalancerPort>443</LoadBalancerPort><InstancePort>80</InstancePort></Listener>
     <PolicyNames>${names.map((name) => `<member>${name}</member>`).join("")}</PolicyNames>
     </member></ListenerDescriptions></member></LoadBalancerDescriptions>`,
  );
const policy = (name: string, type: string, set: Record<string, string>) =>
  `<member><PolicyName>${name}</PolicyName><PolicyTypeName>${type}</PolicyTypeName><PolicyAttributeDescriptions>
   ${Object.entries(set)
     .map(
       ([key, value]) =>
         `<member><AttributeName>${key}</AttributeName><AttributeValue>${value}</AttributeValue></member>`,
     )
     .join("")}</PolicyAttributeDescriptions></member>`;
const policies = (...members: string[]) =>
  answer(
    "DescribeLoadBalancerPolicies",
    `<PolicyDescriptions>${members.join("")}</PolicyDescriptions>`,
  );
const attributes = answer(
  "DescribeLoadBalancerAttributes",
  `<LoadBalancerAttributes><CrossZoneLoadBalancing><Enabled>true</Enabled></CrossZoneLoadBalancing>
   <AccessLog><Enabled>false</Enabled></AccessLog><AdditionalAttributes><member>
   <Key>elb.http.desyncmitigationmode</Key><Value>strictest</Value></member></AdditionalAttributes></LoadBalancerAttributes>`,
);

const collect = (answers: Record<string, Answer>) =>
  collectWith("elb-classic", { DescribeLoadBalancerAttributes: () => attributes, ...answers });

test("a Region without any takes one call", async () => {
  const { journal } = await collect({
    DescribeLoadBalancers: () => answer("DescribeLoadBalancers", ""),
  });
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["DescribeLoadBalancers", 1],
  ]);
});

test("attributes and listeners; the protocol behind is that before where it is left out", async () => {
  const { resources, gaps } = await collect({ DescribeLoadBalancers: () => balancer("http") });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/orders",
      listeners: [
        { protocol: "HTTP", port: 443, instanceProtocol: "HTTP", instancePort: 80, policies: [] },
      ],
      accessLogs: false,
      crossZone: true,
      desyncMode: "strictest",
      tlsPolicies: [],
    },
  ]);
});

describe("policies", () => {
  test("those for TLS are told by the versions that they turn on", async () => {
    const { resources } = await collect({
      DescribeLoadBalancers: () => balancer("HTTPS", "custom", "sticky"),
      DescribeLoadBalancerPolicies: () =>
        policies(
          policy("sticky", "LBCookieStickinessPolicyType", { CookieExpirationPeriod: "60" }),
          policy("custom", "SSLNegotiationPolicyType", {
            "Protocol-TLSv1": "false",
            "Protocol-TLSv1.2": "true",
            "AES128-SHA": "true",
          }),
        ),
    });
    expect(resources).toMatchObject([
      { tlsPolicies: [{ name: "custom", reference: null, protocols: ["TLSv1.2"] }] },
    ]);
  });

  test.each([
    ["no policy for TLS", policy("sticky", "LBCookieStickinessPolicyType", {})],
    ["a policy of which no version is told", policy("sticky", "SSLNegotiationPolicyType", {})],
  ])("a listener for TLS with %s says nothing", async (_, described) => {
    const { resources } = await collect({
      DescribeLoadBalancers: () => balancer("HTTPS", "sticky"),
      DescribeLoadBalancerPolicies: () => policies(described),
    });
    expect(resources[0]).not.toHaveProperty("tlsPolicies");
  });

  test("a listener for TLS without any policy says nothing, and nothing is asked", async () => {
    const { resources, journal } = await collect({
      DescribeLoadBalancers: () => balancer("HTTPS"),
    });
    expect(resources[0]).not.toHaveProperty("tlsPolicies");
    expect(journal.map(({ operation }) => operation)).not.toContain("DescribeLoadBalancerPolicies");
  });

  test("denied, they are unread", async () => {
    const { resources, gaps } = await collect({
      DescribeLoadBalancers: () => balancer("SSL", "custom"),
      DescribeLoadBalancerPolicies: () => failure("AccessDenied", 403),
    });
    expect(resources[0]).not.toHaveProperty("tlsPolicies");
    expect(gaps).toMatchObject([{ field: "tlsPolicies", reason: "denied" }]);
  });

  test("of a load balancer that is gone meanwhile nothing is missed", async () => {
    const { gaps } = await collect({
      DescribeLoadBalancers: () => balancer("SSL", "custom"),
      DescribeLoadBalancerPolicies: () => failure("LoadBalancerNotFound"),
      DescribeLoadBalancerAttributes: () => failure("LoadBalancerNotFound"),
    });
    expect(gaps).toEqual([]);
  });
});
