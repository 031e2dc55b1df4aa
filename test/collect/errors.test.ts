import { Readable } from "node:stream";
import { CloudFrontClient, ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { HttpResponse } from "@smithy/core/protocols";
import { describe, expect, test } from "vitest";
import { call, type Collector } from "../../src/collect/define.ts";
import { classifyFailure, isCredentialFailure } from "../../src/collect/errors.ts";
import type { Gap } from "../../src/model/gap.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { errorAnswer, ServiceError } from "../emulator/errors.ts";
import type { Protocol } from "../emulator/protocol.ts";
import { openTestCell } from "../support/open-test-cell.ts";

const reads = { type: KmsKey };
const cells: Readonly<
  Record<Exclude<Protocol, "s3">, Pick<Collector, "service" | "client" | "calls">>
> = {
  awsJson: {
    service: "kms",
    client: KMSClient,
    calls: { Read: call(ListKeysCommand, "x:Read", reads) },
  },
  restJson: {
    service: "lambda",
    client: LambdaClient,
    calls: { Read: call(ListFunctionsCommand, "x:Read", reads) },
  },
  awsQuery: {
    service: "iam",
    client: IAMClient,
    calls: { Read: call(ListUsersCommand, "x:Read", reads) },
  },
  ec2Query: {
    service: "ec2",
    client: EC2Client,
    calls: { Read: call(DescribeRegionsCommand, "x:Read", reads) },
  },
  restXml: {
    service: "cloudfront",
    client: CloudFrontClient,
    calls: { Read: call(ListDistributionsCommand, "x:Read", reads) },
  },
};
const PROTOCOLS = Object.keys(cells) as (keyof typeof cells)[];

/** The gap that an answer leaves, through the deserializer of the protocol's SDK client. */
async function gapOf(
  protocol: keyof typeof cells,
  answer: { status: number; headers: Readonly<Record<string, string>>; body: Buffer },
): Promise<Gap | undefined> {
  const tap = () =>
    Promise.resolve(
      new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: Readable.from([answer.body]),
      }),
    );
  const { context, gaps } = openTestCell(cells[protocol], { tap });
  await context.read("Read", {});
  return gaps[0];
}

describe.each(PROTOCOLS)("an error in %s", (protocol) => {
  const DENIED =
    "User: arn:aws:iam::123456789012:user/a is not authorized to perform: kms:ListKeys";
  test.each([
    ["AccessDeniedException", DENIED, 400, "denied"],
    ["AccessDenied", DENIED, 403, "denied"],
    ["UnauthorizedOperation", DENIED, 403, "denied"],
    ["SomethingNew", "no", 403, "denied"],
    [
      "AccessDeniedException",
      `${DENIED} with an explicit deny in a service control policy`,
      400,
      "denied-by-scp",
    ],
    ["ThrottlingException", "Rate exceeded", 400, "throttled"],
    ["Throttling", "Rate exceeded", 400, "throttled"],
    ["RequestLimitExceeded", "Slow down", 503, "throttled"],
    ["TooManyRequestsException", "Rate exceeded", 429, "throttled"],
    ["SomethingNew", "Rate exceeded", 429, "throttled"],
    ["InvalidClientTokenId", "The security token is not valid", 403, "failed"],
    ["ExpiredTokenException", "The security token is expired", 400, "failed"],
    ["InternalFailure", "oops", 500, "failed"],
    ["ValidationException", "not valid", 400, "failed"],
  ] as const)("%s %j %i is %s", async (code, message, status, reason) => {
    const gap = await gapOf(
      protocol,
      errorAnswer(protocol, new ServiceError(code, message, status)),
    );
    expect(gap).toMatchObject({ reason, message: `${code}: ${message}` });
  });

  test("that is the page of a proxy says so and shows nothing of it", async () => {
    const body = Buffer.from("<!doctype html><html><body><p>Please log in<br></body></html>");
    for (const status of [200, 403, 502]) {
      const gap = await gapOf(protocol, { status, headers: { "content-type": "text/html" }, body });
      expect(gap?.message, String(status)).not.toContain("log in");
      expect(gap?.reason).toBe(status === 403 ? "denied" : "failed");
    }
  });
});

describe("a message", () => {
  const messageOf = (text: string) =>
    classifyFailure(Object.assign(new Error(text), { name: "AccessDenied" }), false).message;

  test("loses the encoded authorization message", () => {
    const text = "You are not authorized. Encoded authorization failure message: A1b2-_x with more";
    expect(messageOf(text)).toBe("AccessDenied: You are not authorized. with more");
  });

  test("loses the advice of the SDK to whoever debugs it", () => {
    const hint =
      "\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.";
    expect(messageOf(`Invalid date${hint}`)).toBe("AccessDenied: Invalid date");
  });

  test("is one line without control characters, of at most 300 characters", () => {
    expect(messageOf("a\r\nb\u001b[31mc\u0000d\t e\u2028f")).toBe("AccessDenied: a b [31mc d e f");
    expect(messageOf("x".repeat(301))).toBe(`AccessDenied: ${"x".repeat(299)}…`);
    expect(messageOf("x".repeat(300))).toBe(`AccessDenied: ${"x".repeat(300)}`);
  });

  test("that is missing is the name alone", () => {
    expect(messageOf("")).toBe("AccessDenied");
    expect(classifyFailure("what?", false)).toMatchObject({
      name: "UnknownError",
      reason: "failed",
      message: "UnknownError",
    });
    expect(classifyFailure(undefined, true)).toMatchObject({ reason: "failed" });
  });
});

describe("a name that does not resolve", () => {
  const error = Object.assign(
    new Error("getaddrinfo ENOTFOUND amplify.mx-central-1.amazonaws.com"),
    { code: "ENOTFOUND" },
  );
  test("is a Region without the service only where AWS has such Regions", () => {
    expect(classifyFailure(error, true).reason).toBe("unsupported-region");
    expect(classifyFailure(error, false).reason).toBe("failed");
  });
  test.each([["ECONNREFUSED"], ["EAI_AGAIN"], ["ECONNRESET"], ["ETIMEDOUT"]])(
    "unlike %s",
    (code) => {
      expect(classifyFailure(Object.assign(new Error("x"), { code }), true).reason).toBe("failed");
    },
  );
});

test("an operation that the Region lacks is no denial, though Lambda calls it one", () => {
  const message = "Unable to determine service/operation name to be authorized";
  const error = Object.assign(new Error(message), { name: "AccessDeniedException" });
  expect(classifyFailure(error, false)).toMatchObject({
    name: "UnknownOperationException",
    reason: "failed",
  });
});

test("wrong credentials are told from missing permissions", () => {
  for (const name of [
    "ExpiredToken",
    "InvalidClientTokenId",
    "SignatureDoesNotMatch",
    "CredentialsProviderError",
  ])
    expect(isCredentialFailure(name)).toBe(true);
  for (const name of ["AccessDenied", "ThrottlingException", "", "TimeoutError"])
    expect(isCredentialFailure(name)).toBe(false);
});
