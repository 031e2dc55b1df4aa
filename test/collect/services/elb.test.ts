import { describe, expect, test } from "vitest";
import type { Resource } from "../../../src/model/resource.ts";
import { LoadBalancerListener } from "../../../src/resources/load-balancer-listener.ts";
import { LoadBalancerTargetGroup } from "../../../src/resources/load-balancer-target-group.ts";
import { LoadBalancer } from "../../../src/resources/load-balancer.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const NAMESPACE = 'xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"';
const answer = (operation: string, members: string) => ({
  body: `<${operation}Response ${NAMESPACE}><${operation}Result>${members}</${operation}Result></${operation}Response>`,
});
const denied = {
  status: 403,
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>`,
};
const ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012";
const balancer = (name: string, kind = "application", scheme = "internet-facing") =>
  `<member><LoadBalancerArn>${ARN}:loadbalancer/app/${name}/1</LoadBalancerArn><LoadBalancerName>${name}</LoadBalancerName>
   <Type>${kind}</Type><Scheme>${scheme}</Scheme><State><Code>active</Code></State></member>`;
const balancers = (...members: string[]) =>
  answer("DescribeLoadBalancers", `<LoadBalancers>${members.join("")}</LoadBalancers>`);
const attributes = (values: Record<string, string>) =>
  answer(
    "DescribeLoadBalancerAttributes",
    `<Attributes>${Object.entries(values)
      .map(([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`)
      .join("")}</Attributes>`,
  );
const listener = (protocol: string, members = "") =>
  `<member><ListenerArn>${ARN}:listener/app/shop/1/2</ListenerArn><LoadBalancerArn>${ARN}:loadbalancer/app/shop/1</LoadBalancerArn>
   <Port>443</Port><Protocol>${protocol}</Protocol>${members}</member>`;
const listeners = (...members: string[]) =>
  answer("DescribeListeners", `<Listeners>${members.join("")}</Listeners>`);
const policies = answer(
  "DescribeSSLPolicies",
  `<SslPolicies><member><Name>P</Name><SslProtocols><member>TLSv1.2</member></SslProtocols>
   <Ciphers><member><Name>AES128-SHA</Name><Priority>1</Priority></member></Ciphers></member></SslPolicies>`,
);
const rules = (members = "") => answer("DescribeRules", `<Rules>${members}</Rules>`);
const groups = (members = "") =>
  answer("DescribeTargetGroups", `<TargetGroups>${members}</TargetGroups>`);

const collect = (answers: Record<string, Answer>, options?: Parameters<typeof collectWith>[2]) =>
  collectWith(
    "elb",
    {
      DescribeLoadBalancers: () => balancers(balancer("shop")),
      DescribeLoadBalancerAttributes: () => attributes({}),
      DescribeListeners: () => listeners(),
      DescribeSSLPolicies: () => policies,
      DescribeRules: () => rules(),
      DescribeTargetGroups: () => groups(),
      DescribeDeliverySources: () => ({ body: { deliverySources: [] } }),
      ...answers,
    },
    options,
  );
const of = ({ resources }: Awaited<ReturnType<typeof collect>>, { type }: { type: string }) =>
  resources.filter((each) => each.type === type) as (Resource & Record<string, unknown>)[];
const calls = ({ journal }: Awaited<ReturnType<typeof collect>>) =>
  Object.fromEntries(journal.map(({ operation, calls: made }) => [operation, made]));

test("a Region without load balancers takes one call", async () => {
  const collected = await collect({ DescribeLoadBalancers: () => balancers() });
  expect(calls(collected)).toEqual({ DescribeLoadBalancers: 1 });
});

describe("attributes", () => {
  test("of application load balancers", async () => {
    const collected = await collect({
      DescribeLoadBalancerAttributes: () =>
        attributes({
          "access_logs.s3.enabled": "true",
          "deletion_protection.enabled": "false",
          "routing.http.desync_mitigation_mode": "monitor",
          "routing.http.drop_invalid_header_fields.enabled": "true",
        }),
    });
    expect(of(collected, LoadBalancer)).toMatchObject([
      {
        accessLogs: true,
        deletionProtection: false,
        crossZone: true,
        desyncMode: "monitor",
        dropInvalidHeaders: true,
      },
    ]);
  });

  test("one that AWS does not send says nothing", async () => {
    const [resource] = of(await collect({}), LoadBalancer);
    for (const field of [
      "accessLogs",
      "deletionProtection",
      "desyncMode",
      "dropInvalidHeaders",
      "zones",
      "securityGroups",
    ]) {
      expect(resource).not.toHaveProperty(field);
    }
  });

  test("denied, what the kind of load balancer tells stays", async () => {
    const collected = await collect({
      DescribeLoadBalancers: () => balancers(balancer("nlb", "network")),
      DescribeLoadBalancerAttributes: () => denied,
    });
    const [resource] = of(collected, LoadBalancer);
    expect(resource).toMatchObject({
      desyncMode: null,
      dropInvalidHeaders: null,
      logDelivery: false,
    });
    expect(resource).not.toHaveProperty("crossZone");
    expect(collected.gaps).toHaveLength(5);
  });
});

describe("listeners", () => {
  test("security policies are listed once, and only where TLS is spoken", async () => {
    const tls = listener("HTTPS", "<SslPolicy>P</SslPolicy>");
    const collected = await collect({ DescribeListeners: () => listeners(tls, tls) });
    expect(of(collected, LoadBalancerListener)).toMatchObject([
      { name: "shop:443", sslPolicy: "P", sslProtocols: ["TLSv1.2"], sslCiphers: ["AES128-SHA"] },
      { sslPolicy: "P" },
    ]);
    expect(calls(collected)).toMatchObject({ DescribeSSLPolicies: 1 });
    const plain = await collect({ DescribeListeners: () => listeners(listener("HTTP")) });
    expect(of(plain, LoadBalancerListener)).toMatchObject([
      { sslPolicy: null, sslProtocols: null },
    ]);
    expect(calls(plain)).not.toHaveProperty("DescribeSSLPolicies");
  });

  test("clients that need a certificate", async () => {
    const modes = ["", "<MutualAuthentication><Mode>verify</Mode></MutualAuthentication>"];
    const collected = await collect({
      DescribeListeners: () =>
        listeners(...modes.map((mode) => listener("HTTPS", `<SslPolicy>P</SslPolicy>${mode}`))),
    });
    const found = of(collected, LoadBalancerListener);
    expect(found.map(({ mutualAuthentication }) => mutualAuthentication)).toEqual([null, "verify"]);
  });

  test("of a policy whose protocols are not told nothing is said", async () => {
    const tls = listener("HTTPS", "<SslPolicy>P</SslPolicy>");
    const collected = await collect({
      DescribeListeners: () => listeners(tls),
      DescribeSSLPolicies: () =>
        answer("DescribeSSLPolicies", "<SslPolicies><member><Name>P</Name></member></SslPolicies>"),
    });
    const [resource] = of(collected, LoadBalancerListener);
    expect(resource).not.toHaveProperty("sslProtocols");
    expect(resource).not.toHaveProperty("sslCiphers");
  });

  test("of a policy that is not listed nothing is said", async () => {
    const tls = listener("TLS", "<SslPolicy>Q</SslPolicy>");
    const [resource] = of(
      await collect({ DescribeListeners: () => listeners(tls) }),
      LoadBalancerListener,
    );
    expect(resource).toMatchObject({ sslPolicy: "Q" });
    expect(resource).not.toHaveProperty("sslProtocols");
  });

  test("rules are in the order in which they are tried, without what their conditions look for", async () => {
    const condition = (field: string, members: string) =>
      `<member><Field>${field}</Field>${members}</member>`;
    const rule = (priority: string, conditions: string, actions: string) =>
      `<member><Priority>${priority}</Priority><IsDefault>${priority === "default"}</IsDefault>
       <Conditions>${conditions}</Conditions><Actions>${actions}</Actions></member>`;
    const paths = (path: string) =>
      condition(
        "path-pattern",
        `<PathPatternConfig><Values><member>${path}</member></Values></PathPatternConfig>`,
      );
    const collected = await collect({
      DescribeListeners: () => listeners(listener("HTTP")),
      DescribeRules: () =>
        rules(
          rule("default", "", "<member><Type>fixed-response</Type></member>") +
            rule("10", paths("/*"), "<member><Type>redirect</Type></member>") +
            rule(
              "9",
              condition(
                "http-header",
                "<HttpHeaderConfig><HttpHeaderName>X-Verify</HttpHeaderName><Values><member>made-up</member></Values></HttpHeaderConfig>",
              ) +
                condition(
                  "source-ip",
                  "<SourceIpConfig><Values><member>198.51.100.0/24</member></Values></SourceIpConfig>",
                ),
              "<member><Type>forward</Type><Order>2</Order><TargetGroupArn>t</TargetGroupArn></member><member><Type>authenticate-oidc</Type><Order>1</Order><AuthenticateOidcConfig><OnUnauthenticatedRequest>allow</OnUnauthenticatedRequest></AuthenticateOidcConfig></member>",
            ) +
            rule(
              "2",
              paths("/health"),
              "<member><Type>redirect</Type><RedirectConfig><Protocol>HTTPS</Protocol></RedirectConfig></member>",
            ) +
            rule("3", paths("/old"), "<member><Type>redirect</Type><RedirectConfig/></member>"),
        ),
    });
    const [resource] = of(collected, LoadBalancerListener);
    expect(resource).toMatchObject({
      rules: [
        { priority: "2", everyRequest: false, actions: [{ redirectProtocol: "HTTPS" }] },
        { priority: "3", actions: [{ redirectProtocol: "#{protocol}" }] },
        {
          priority: "9",
          everyRequest: false,
          fromAnywhere: false,
          headerNames: ["x-verify"],
          actions: [
            {
              type: "authenticate-oidc",
              onUnauthenticatedRequest: "allow",
              targetGroups: [],
            },
            { type: "forward", onUnauthenticatedRequest: null, targetGroups: ["t"] },
          ],
        },
        { priority: "10", everyRequest: true },
        { priority: "default", everyRequest: true },
      ],
    });
    expect(JSON.stringify(resource)).not.toContain("made-up");
  });

  test("what internal ones do over TLS is not asked, and what network ones do is known", async () => {
    const tls = listener("HTTPS", "<SslPolicy>P</SslPolicy>");
    const internal = await collect({
      DescribeLoadBalancers: () => balancers(balancer("shop", "application", "internal")),
      DescribeListeners: () => listeners(tls),
    });
    expect(of(internal, LoadBalancerListener)[0]).not.toHaveProperty("rules");
    const network = await collect({
      DescribeLoadBalancers: () => balancers(balancer("shop", "network")),
      DescribeListeners: () => listeners(listener("TCP")),
    });
    expect(of(network, LoadBalancerListener)).toMatchObject([{ rules: [] }]);
    expect({ ...calls(internal), ...calls(network) }).not.toHaveProperty("DescribeRules");
  });

  test("a load balancer whose listeners cannot be listed leaves a gap in the list", async () => {
    const collected = await collect({ DescribeListeners: () => denied });
    expect(collected.gaps).toMatchObject([{ type: LoadBalancerListener.type, reason: "denied" }]);
    expect(collected.gaps[0]).not.toHaveProperty("arn");
  });
});

describe("target groups", () => {
  const group = (name: string, protocol: string, type: string, arns = "<member>lb</member>") =>
    `<member><TargetGroupArn>${ARN}:targetgroup/${name}/1</TargetGroupArn><TargetGroupName>${name}</TargetGroupName>
     <Protocol>${protocol}</Protocol><TargetType>${type}</TargetType><LoadBalancerArns>${arns}</LoadBalancerArns></member>`;

  test("only those in use, and attributes of those that have a setting of their own", async () => {
    const collected = await collect({
      DescribeTargetGroups: () =>
        groups(
          group("web", "HTTPS", "ip") +
            group("unused", "TCP", "ip", "") +
            group("tcp", "TCP", "instance") +
            group("alb", "TCP", "alb"),
        ),
      DescribeTargetGroupAttributes: () =>
        answer(
          "DescribeTargetGroupAttributes",
          "<Attributes><member><Key>load_balancing.cross_zone.enabled</Key><Value>false</Value></member></Attributes>",
        ),
    });
    const found = of(collected, LoadBalancerTargetGroup).map(({ name, crossZone }) => [
      name,
      crossZone,
    ]);
    expect(Object.fromEntries(found)).toEqual({ web: null, tcp: "false", alb: null });
    expect(calls(collected)).toMatchObject({ DescribeTargetGroupAttributes: 1 });
  });
});
