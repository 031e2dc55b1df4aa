import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";

function listed(kind: "Topics" | "Subscriptions", members: readonly string[], token = ""): string {
  const next = token === "" ? "" : `<NextToken>${token}</NextToken>`;
  const list = members.map((member) => `<member>${member}</member>`).join("");
  const result = `List${kind}Result`;
  return `<List${kind}Response><${result}><${kind}>${list}</${kind}>${next}</${result}></List${kind}Response>`;
}

function subscription(protocol: string, endpoint: string, arn = `${TOPIC}:${protocol}`): string {
  return (
    `<SubscriptionArn>${arn}</SubscriptionArn><Owner>123456789012</Owner>` +
    `<Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint><TopicArn>${TOPIC}</TopicArn>`
  );
}

const attributes = (entries: Readonly<Record<string, string>>) =>
  `<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>${Object.entries(entries)
    .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
    .join("")}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`;

test("reads every page; what a topic does not have is none", async () => {
  const { resources, gaps } = await collectWith("sns", {
    ListTopics: ({ NextToken }) => ({
      body:
        NextToken === "2"
          ? listed("Topics", [`<TopicArn>${TOPIC}-2</TopicArn>`])
          : listed("Topics", [`<TopicArn>${TOPIC}</TopicArn>`], "2"),
    }),
    GetTopicAttributes: () => ({ body: attributes({ SubscriptionsConfirmed: "3" }) }),
    ListSubscriptions: () => ({ body: listed("Subscriptions", []) }),
  });
  expect(gaps).toEqual([]);
  expect(resources.map(({ name }) => name)).toEqual(["alerts", "alerts-2"]);
  expect(resources[0]).toMatchObject({ kmsKeyId: null, policy: null, confirmedSubscriptions: 3 });
});

test("a topic whose attributes are denied is there, its fields unread", async () => {
  const denied = "<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>";
  const { resources, gaps } = await collectWith("sns", {
    ListTopics: () => ({ body: listed("Topics", [`<TopicArn>${TOPIC}</TopicArn>`]) }),
    GetTopicAttributes: () => ({ status: 403, body: denied }),
    ListSubscriptions: () => ({ body: listed("Subscriptions", []) }),
  });
  expect(Object.keys(resources[0] ?? {}).sort()).toEqual(
    ["account", "arn", "id", "name", "region", "type"].sort(),
  );
  expect(gaps.map(({ field, arn }) => [field, arn])).toEqual([
    ["kmsKeyId", TOPIC],
    ["policy", TOPIC],
    ["confirmedSubscriptions", TOPIC],
  ]);
});

test("keeps the host of a web address and no more, ARNs, and no address of people", async () => {
  const url = "https://user:pass@hooks.example.com:8443/services/T0/B0?token=x&amp;a=b";
  const { resources } = await collectWith("sns", {
    ListTopics: () => ({ body: listed("Topics", []) }),
    ListSubscriptions: () => ({
      body: listed("Subscriptions", [
        subscription("https", url),
        subscription("http", "http://not a URL"),
        subscription("sqs", "arn:aws:sqs:us-east-1:123456789012:alerts"),
        subscription("email", "on-call@example.com"),
        subscription("sms", "+15550100"),
        subscription("email", "late@example.com", "PendingConfirmation"),
        subscription("email", "gone@example.com", "Deleted"),
      ]),
    }),
  });
  const seen = resources.map(({ protocol, endpointHost, endpointArn }) => [
    protocol,
    endpointHost,
    endpointArn,
  ]);
  expect(seen).toEqual([
    ["https", "hooks.example.com:8443", null],
    ["http", null, null],
    ["sqs", null, "arn:aws:sqs:us-east-1:123456789012:alerts"],
    ["email", null, null],
    ["sms", null, null],
  ]);
  expect(JSON.stringify(resources)).not.toMatch(/pass|services|token|on-call|0100/);
});
