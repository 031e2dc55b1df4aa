import { expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 403, body: { __type: "AccessDeniedException", message: "no" } };
const WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/1";

test("apigateway: an API whose stages are denied leaves the list of stages open", async () => {
  const { resources, gaps } = await collectWith("apigateway", {
    GetRestApis: ({ position }) =>
      position === undefined
        ? { body: { item: [{ id: "one", name: "orders" }], position: "next" } }
        : { body: { item: [{ id: "two" }] } },
    GetStages: () => DENIED,
    GetResources: () => ({ body: {} }),
    GetUsagePlans: () => ({ body: {} }),
    GetClientCertificates: () => ({ body: {} }),
  });
  expect(resources.filter(({ type }) => type === "AWS::ApiGateway::Stage")).toEqual([]);
  expect(gaps).toHaveLength(2);
  for (const gap of gaps) {
    expect(gap).toMatchObject({ operation: "GetStages", reason: "denied" });
    expect(gap).not.toHaveProperty("arn");
    expect(gap).not.toHaveProperty("field");
  }
});

test("apigateway: a stage tells its web ACL, and keeps no variables", async () => {
  const secret = madeUp("base62", 24, 941);
  const { resources: all } = await collectWith("apigateway", {
    GetRestApis: () => ({
      body: { item: [{ id: "one", endpointConfiguration: { types: ["PRIVATE"] } }] },
    }),
    GetResources: () => ({ body: {} }),
    GetUsagePlans: () => ({ body: {} }),
    GetClientCertificates: () => ({ body: {} }),
    GetStages: () => ({
      body: {
        item: [{ stageName: "live", webAclArn: WEB_ACL, variables: { token: secret } }],
      },
    }),
  });
  const resources = all.filter(({ type }) => type === "AWS::ApiGateway::Stage");
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:apigateway:us-east-1::/restapis/one/stages/live",
      name: "one/live",
      endpointTypes: ["PRIVATE"],
      webAclArn: WEB_ACL,
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain(secret);
});

test("amplify: nothing of an app but its web ACL is kept", async () => {
  const secret = madeUp("base62", 24, 942);
  const { resources } = await collectWith("amplify", {
    ListApps: () => ({
      body: {
        apps: [
          {
            appId: "d1",
            appArn: "arn:aws:amplify:us-east-1:123456789012:apps/d1",
            name: "shop",
            environmentVariables: { TOKEN: secret },
            basicAuthCredentials: secret,
            buildSpec: secret,
            description: secret,
            wafConfiguration: { webAclArn: WEB_ACL, wafStatus: "ASSOCIATION_FAILED" },
          },
        ],
      },
    }),
  });
  expect(resources).toMatchObject([{ webAclArn: WEB_ACL, webAclStatus: "ASSOCIATION_FAILED" }]);
  expect(JSON.stringify(resources)).not.toContain(secret);
});

test("apprunner: a service that says nothing of its ingress is public", async () => {
  const arn = "arn:aws:apprunner:us-east-1:123456789012:service/shop/1";
  const answers = {
    ListServices: () => ({
      body: {
        ServiceSummaryList: [
          { ServiceArn: arn, ServiceId: "1", ServiceName: "shop", Status: "RUNNING" },
        ],
      },
    }),
    DescribeService: () => ({ body: { Service: { ServiceName: "shop" }, OperationId: "1" } }),
  };
  const open = await collectWith("apprunner", answers);
  expect(open.resources).toMatchObject([{ publiclyAccessible: true }]);
  const unread = await collectWith("apprunner", { ...answers, DescribeService: () => DENIED });
  expect(unread.resources[0]).not.toHaveProperty("publiclyAccessible");
  expect(unread.gaps).toMatchObject([{ arn, field: "publiclyAccessible" }]);
});

test("agentcore: a gateway that cannot be read is still listed", async () => {
  const { resources, gaps } = await collectWith("agentcore", {
    ListGateways: () => ({
      body: { items: [{ gatewayId: "tools-1", name: "tools", status: "READY" }] },
    }),
    GetGateway: () => DENIED,
  });
  expect(resources).toMatchObject([{ name: "tools", status: "READY" }]);
  expect(resources[0]).not.toHaveProperty("webAclArn");
  expect(gaps).toMatchObject([{ field: "webAclArn", arn: resources[0]?.arn }]);
});

test("verifiedaccess: a Region without the operation has no instances", async () => {
  const { resources, gaps } = await collectWith("verifiedaccess", {
    DescribeVerifiedAccessInstances: () => ({
      status: 400,
      body: "<Response><Errors><Error><Code>InvalidAction</Code><Message>no</Message></Error></Errors></Response>",
    }),
  });
  expect(resources).toEqual([]);
  expect(gaps).toEqual([]);
});

test("verifiedaccess: a deleted endpoint serves nothing any more", async () => {
  const endpoint = (id: string, code: string) =>
    `<item><verifiedAccessInstanceId>vai-1</verifiedAccessInstanceId>
    <verifiedAccessEndpointId>${id}</verifiedAccessEndpointId><status><code>${code}</code></status></item>`;
  const { resources } = await collectWith("verifiedaccess", {
    DescribeVerifiedAccessInstances: () => ({
      body: `<DescribeVerifiedAccessInstancesResponse><verifiedAccessInstanceSet><item>
        <verifiedAccessInstanceId>vai-1</verifiedAccessInstanceId></item></verifiedAccessInstanceSet></DescribeVerifiedAccessInstancesResponse>`,
    }),
    DescribeVerifiedAccessEndpoints: () => ({
      body: `<DescribeVerifiedAccessEndpointsResponse><verifiedAccessEndpointSet>
        ${endpoint("vae-1", "deleted")}${endpoint("vae-2", "active")}</verifiedAccessEndpointSet></DescribeVerifiedAccessEndpointsResponse>`,
    }),
  });
  expect(resources).toMatchObject([{ id: "vai-1", endpoints: ["vae-2"] }]);
});

test.each(["cloudfront", "waf"])("%s: GovCloud has no CloudFront to ask for", async (service) => {
  const { resources, gaps, journal } = await collectWith(
    service,
    {},
    { region: "global", partition: "aws-us-gov" },
  );
  expect({ resources, gaps, journal }).toEqual({ resources: [], gaps: [], journal: [] });
});

test("appsync: an API that another account shares is not judged here", async () => {
  const api = (apiId: string, owner?: string) => ({
    apiId,
    arn: `arn:aws:appsync:us-east-1:${owner ?? "123456789012"}:apis/${apiId}`,
    ...(owner && { owner }),
  });
  const { resources } = await collectWith("appsync", {
    ListGraphqlApis: () => ({
      body: {
        graphqlApis: [api("own", "123456789012"), api("plain"), api("foreign", "999999999999")],
      },
    }),
    ListApis: () => ({ body: { apis: [] } }),
    GetApiCache: () => ({ body: {} }),
    GetGraphqlApiEnvironmentVariables: () => ({ body: {} }),
  });
  expect(resources.map(({ id }) => id)).toEqual(["own", "plain"]);
});
