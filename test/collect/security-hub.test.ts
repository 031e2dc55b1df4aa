import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import { describe, expect, test } from "vitest";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import { SecurityHub, SECURITY_HUB_ACTIONS } from "../../src/collect/security-hub.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { asffFindings } from "../../src/render/asff.ts";
import { finding, resource, smallReport } from "../render/small-report.ts";

const ACCOUNT = "123456789012";
const REGION = "eu-west-1";
const PRODUCT = `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`;

const own = (count: number) =>
  asffFindings(
    smallReport({
      findings: Array.from({ length: count }, (_, n) =>
        finding({ resource: resource({ id: `${n}` }), fingerprint: `${n}` }),
      ),
    }),
  ).get(REGION) ?? [];

interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const textOf = (body: unknown) =>
  body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);

function hub(answers: readonly (object | { status: number; type: string })[]) {
  const asked: Asked[] = [];
  const queue = [...answers];
  const tap: WireTap = async ({ operation, http }) => {
    asked.push({ operation, body: JSON.parse(textOf(http.body)) as Asked["body"] });
    const next = queue.shift() ?? {};
    const status = "status" in next && typeof next.status === "number" ? next.status : 200;
    const type = "type" in next && typeof next.type === "string" ? next.type : "";
    return new HttpResponse({
      statusCode: status,
      headers: { "content-type": "application/json", "x-amzn-errortype": type },
      body: Readable.from([Buffer.from(JSON.stringify(next))]),
    });
  };
  const client = new SecurityHub({
    credentials: REPLAY_CREDENTIALS,
    maxAttempts: 1,
    retryMode: "standard",
    signal: new AbortController().signal,
    tap,
  });
  return { client, asked };
}

describe("what Security Hub holds", () => {
  test("is read page by page, and only our own is kept", async () => {
    const [one, two] = own(2);
    const asAws = {
      ...one,
      ProductFields: { ...one?.ProductFields, "aws/securityhub/ProductName": "Default" },
      Workflow: { Status: "NOTIFIED" },
      Note: { Text: "mine", UpdatedBy: "ann", UpdatedAt: "2026-11-01T00:00:00Z" },
      Severity: { Label: "MEDIUM", Normalized: 40 },
    };
    const others = [
      { ...one, Id: "prowler-1" },
      { ...one, AwsAccountId: "999999999999" },
      { ...one, ProductArn: "arn:aws:securityhub:eu-west-1::product/aws/guardduty" },
      { Id: "keelson/x" },
    ];
    const { client, asked } = hub([
      { Findings: [asAws, ...others], NextToken: "more" },
      { Findings: [two] },
    ]);
    expect(await client.held(REGION, ACCOUNT, PRODUCT)).toEqual([one, two]);
    expect(asked.map(({ body }) => body["NextToken"])).toEqual([undefined, "more"]);
    expect(asked[0]?.body["Filters"]).toEqual({
      ProductArn: [{ Value: PRODUCT, Comparison: "EQUALS" }],
      AwsAccountId: [{ Value: ACCOUNT, Comparison: "EQUALS" }],
      Id: [{ Value: "keelson/", Comparison: "PREFIX" }],
    });
  });

  test("is not known where Security Hub is off, or the call was denied", async () => {
    const off = hub([{ status: 401, type: "InvalidAccessException", Message: "not subscribed" }]);
    await expect(off.client.held(REGION, ACCOUNT, PRODUCT)).rejects.toMatchObject({
      name: "SecurityHubError",
      notEnabled: true,
    });
    const denied = hub([{ status: 403, type: "AccessDeniedException", Message: "no" }]);
    await expect(denied.client.held(REGION, ACCOUNT, PRODUCT)).rejects.toMatchObject({
      notEnabled: false,
      message: "AccessDeniedException: no",
    });
  });
});

describe("an import", () => {
  test("sends batch after batch and tells what was refused", async () => {
    const batches = [own(2), own(1), own(1)];
    const refused = { Id: "keelson/0", ErrorCode: "InvalidInput", ErrorMessage: "too old" };
    const { client, asked } = hub([
      { FailedCount: 1, SuccessCount: 1, FailedFindings: [refused] },
      { FailedCount: 0, SuccessCount: 1 },
      { FailedCount: 0, SuccessCount: 1 },
    ]);
    expect(await client.import(REGION, batches)).toEqual([
      { id: "keelson/0", code: "InvalidInput", message: "too old" },
    ]);
    expect(asked.map(({ body }) => body["Findings"])).toEqual(batches);
  });

  test("needs two actions", () => {
    expect(SECURITY_HUB_ACTIONS).toEqual([
      "securityhub:BatchImportFindings",
      "securityhub:GetFindings",
    ]);
  });
});
