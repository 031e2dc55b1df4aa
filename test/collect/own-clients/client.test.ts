import { HttpResponse } from "@smithy/core/transport";
import type { HttpRequest } from "@smithy/types";
import { describe, expect, test } from "vitest";
import {
  CloudHsmClient,
  DescribeClustersCommand,
} from "../../../src/collect/own-clients/cloudhsm.ts";
import {
  ListDomainsCommand,
  Route53DomainsClient,
} from "../../../src/collect/own-clients/route53-domains.ts";
import {
  ListProfileAssociationsCommand,
  ListProfileResourceAssociationsCommand,
  Route53ProfilesClient,
} from "../../../src/collect/own-clients/route53-profiles.ts";
import {
  ListFirewallRuleGroupAssociationsCommand,
  Route53ResolverClient,
} from "../../../src/collect/own-clients/route53-resolver.ts";
import { errorName } from "../../../src/collect/errors.ts";
import type { SdkClient, SdkClientClass } from "../../../src/collect/sdk.ts";

const encoder = new TextEncoder();

/** A client whose network is one answer, and the request that it sent. */
function clientOf(
  Client: SdkClientClass,
  configuration: object,
  answer: { statusCode: number; body: unknown } = { statusCode: 200, body: {} },
): { client: SdkClient; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const client = new Client({
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    requestHandler: {
      handle: (request: HttpRequest) => {
        sent.push(request);
        const body = encoder.encode(JSON.stringify(answer.body));
        const headers = { "content-type": "application/x-amz-json-1.1" };
        const { statusCode } = answer;
        return Promise.resolve({ response: new HttpResponse({ statusCode, headers, body }) });
      },
    },
    maxAttempts: 1,
    ...configuration,
  });
  return { client, sent };
}

describe("a client of a service that the SDK has no current client for", () => {
  test("addresses, signs and targets the service", async () => {
    const { client, sent } = clientOf(CloudHsmClient, {});
    await client.send(new DescribeClustersCommand({ MaxResults: 2 }));
    const [{ hostname, method, headers, body } = {} as HttpRequest] = sent;
    expect(hostname).toBe("cloudhsmv2.eu-west-1.amazonaws.com");
    expect(method).toBe("POST");
    expect(headers["x-amz-target"]).toBe("BaldrApiService.DescribeClusters");
    expect(headers["content-type"]).toBe("application/x-amz-json-1.1");
    expect(headers["authorization"]).toMatch(/\/eu-west-1\/cloudhsm\/aws4_request/);
    expect(JSON.parse(String(body))).toEqual({ MaxResults: 2 });
  });

  test.each([
    ["cn-north-1", {}, "cloudhsmv2.cn-north-1.amazonaws.com.cn"],
    ["us-gov-west-1", { useFipsEndpoint: true }, "cloudhsmv2-fips.us-gov-west-1.amazonaws.com"],
    ["us-east-1", { useDualstackEndpoint: true }, "cloudhsmv2.us-east-1.api.aws"],
    ["us-east-1", { endpoint: "https://kms.example.com" }, "kms.example.com"],
  ])("in %s with %o it calls %s", async (region, options, host) => {
    const { client, sent } = clientOf(CloudHsmClient, { region, ...options });
    await client.send(new DescribeClustersCommand({}));
    expect(sent[0]?.hostname).toBe(host);
  });

  test("each service has an address and a signing name of its own", async () => {
    const resolver = clientOf(Route53ResolverClient, {});
    await resolver.client.send(new ListFirewallRuleGroupAssociationsCommand({}));
    expect(resolver.sent[0]?.hostname).toBe("route53resolver.eu-west-1.amazonaws.com");
    expect(resolver.sent[0]?.headers["authorization"]).toContain("/route53resolver/");
    const domains = clientOf(Route53DomainsClient, { region: "us-east-1" });
    await domains.client.send(new ListDomainsCommand({}));
    expect(domains.sent[0]?.hostname).toBe("route53domains.us-east-1.amazonaws.com");
    expect(domains.sent[0]?.headers["authorization"]).toContain("/us-east-1/route53domains/");
  });

  test("reads what the schema names, and drops the rest", async () => {
    const { client } = clientOf(
      CloudHsmClient,
      {},
      {
        statusCode: 200,
        body: {
          Clusters: [
            {
              ClusterId: "cluster-1",
              CreateTimestamp: 1_767_225_600,
              PreCoPassword: "hunter2",
              SubnetMapping: { "eu-west-1a": "subnet-1" },
              Hsms: [{ HsmId: "hsm-1", State: "ACTIVE" }],
            },
          ],
          NextToken: "more",
        },
      },
    );
    const { $metadata: _metadata, ...output } = await client.send(new DescribeClustersCommand({}));
    expect(output).toEqual({
      Clusters: [
        {
          ClusterId: "cluster-1",
          CreateTimestamp: new Date("2026-01-01T00:00:00Z"),
          SubnetMapping: { "eu-west-1a": "subnet-1" },
          Hsms: [{ HsmId: "hsm-1", State: "ACTIVE" }],
        },
      ],
      NextToken: "more",
    });
  });

  test("an error keeps the name that AWS gave it", async () => {
    const { client } = clientOf(
      CloudHsmClient,
      {},
      {
        statusCode: 400,
        body: { __type: "CloudHsmAccessDeniedException", message: "no" },
      },
    );
    const failure: unknown = await client.send(new DescribeClustersCommand({})).catch(identity);
    expect(errorName(failure)).toBe("CloudHsmAccessDeniedException");
  });
});

describe("a client of a REST service that the SDK has no current client for", () => {
  test("puts what it asks for into path and query, and signs for the service", async () => {
    const { client, sent } = clientOf(Route53ProfilesClient, {});
    await client.send(
      new ListProfileResourceAssociationsCommand({ ProfileId: "rp-1/2", NextToken: "a b" }),
    );
    const [{ hostname, method, path, query, headers, body } = {} as HttpRequest] = sent;
    expect(hostname).toBe("route53profiles.eu-west-1.amazonaws.com");
    expect(method).toBe("GET");
    expect(path).toBe("/profileresourceassociations/profileid/rp-1%2F2");
    expect(query).toEqual({ nextToken: "a b" });
    expect(headers["authorization"]).toMatch(/\/eu-west-1\/route53profiles\/aws4_request/);
    expect(body).toBeUndefined();
  });

  test.each([
    ["cn-north-1", {}, "route53profiles.cn-north-1.amazonaws.com.cn"],
    [
      "us-gov-west-1",
      { useFipsEndpoint: true },
      "route53profiles-fips.us-gov-west-1.amazonaws.com",
    ],
    ["us-east-1", { useDualstackEndpoint: true }, "route53profiles.us-east-1.api.aws"],
    ["us-east-1", { endpoint: "https://backup.example.com" }, "backup.example.com"],
  ])("in %s with %o it calls %s", async (region, options, host) => {
    const { client, sent } = clientOf(Route53ProfilesClient, { region, ...options });
    await client.send(new ListProfileAssociationsCommand({}));
    expect(sent[0]?.hostname).toBe(host);
  });

  test("reads what the schema names, and drops the rest", async () => {
    const association = { Id: "rpassoc-1", ProfileId: "rp-1", ResourceId: "vpc-1" };
    const body = { ProfileAssociations: [{ ...association, CreationTime: 1 }], NextToken: "more" };
    const { client } = clientOf(Route53ProfilesClient, {}, { statusCode: 200, body });
    const { $metadata: _metadata, ...output } = await client.send(
      new ListProfileAssociationsCommand({}),
    );
    expect(output).toEqual({ ProfileAssociations: [association], NextToken: "more" });
  });

  test("an error keeps the name that AWS gave it", async () => {
    const body = { __type: "AccessDeniedException", message: "no" };
    const { client } = clientOf(Route53ProfilesClient, {}, { statusCode: 403, body });
    const failure: unknown = await client
      .send(new ListProfileAssociationsCommand({}))
      .catch(identity);
    expect(errorName(failure)).toBe("AccessDeniedException");
  });
});

function identity(error: unknown): unknown {
  return error;
}
