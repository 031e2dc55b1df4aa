import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { GetKeyPolicyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { HttpResponse } from "@smithy/core/protocols";
import { afterEach, describe, expect, test } from "vitest";
import { call } from "../../src/collect/define.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { openTestCell } from "../support/open-test-cell.ts";

const collector = {
  service: "kms",
  client: KMSClient,
  partialRegions: true,
  calls: {
    ListKeys: call(
      ListKeysCommand,
      "kms:ListKeys",
      { type: KmsKey },
      { page: ["NextMarker", "Marker"] },
    ),
    GetKeyPolicy: call(
      GetKeyPolicyCommand,
      "kms:GetKeyPolicy",
      { type: KmsKey, fields: ["policy"] },
      {
        none: [
          "NotFoundException",
          { name: "AccessDeniedException", message: /^KMS is not on\.$/ },
        ],
      },
    ),
  },
};

interface Canned {
  readonly status?: number;
  readonly body: object;
}

/** Answers the n-th request, counted from 0, and remembers what was asked. */
function wire(answer: (index: number, body: Record<string, unknown>) => Canned | Error): {
  tap: WireTap;
  asked: Record<string, unknown>[];
} {
  const asked: Record<string, unknown>[] = [];
  const tap: WireTap = ({ http }) => {
    const body = JSON.parse(String(http.body)) as Record<string, unknown>;
    asked.push(body);
    const canned = answer(asked.length - 1, body);
    if (canned instanceof Error) return Promise.reject(canned);
    const headers = { "content-type": "application/x-amz-json-1.1" };
    const text = Readable.from([Buffer.from(JSON.stringify(canned.body))]);
    return Promise.resolve(
      new HttpResponse({ statusCode: canned.status ?? 200, headers, body: text }),
    );
  };
  return { tap, asked };
}

const failed = (type: string, message = "no", status = 400): Canned => ({
  status,
  body: { __type: type, message },
});
const noName = () =>
  Object.assign(new Error("getaddrinfo ENOTFOUND kms.us-east-1.amazonaws.com"), {
    code: "ENOTFOUND",
  });
const KEY = { KeyId: "a", PolicyName: "default" };
const entry = ({ journal }: ReturnType<typeof openTestCell>) => journal.entries()[0];

describe("read()", () => {
  test("gives the output", async () => {
    const cell = openTestCell(
      collector,
      wire(() => ({ body: { Policy: "{}" } })),
    );
    expect(await cell.context.read("GetKeyPolicy", KEY, "arn:a")).toMatchObject({ Policy: "{}" });
    expect(cell.gaps).toEqual([]);
    expect(entry(cell)).toMatchObject({
      service: "kms",
      operation: "GetKeyPolicy",
      region: "us-east-1",
      calls: 1,
      retries: 0,
      failures: 0,
    });
  });

  test.each([
    ["its name", failed("NotFoundException")],
    ["its name and message", failed("AccessDeniedException", "KMS is not on.", 403)],
  ])("gives null for an error that means none by %s, and counts no failure", async (_, error) => {
    const cell = openTestCell(
      collector,
      wire(() => error),
    );
    expect(await cell.context.read("GetKeyPolicy", KEY)).toBeNull();
    expect(cell.gaps).toEqual([]);
    expect(entry(cell)).toMatchObject({ calls: 1, failures: 0 });
  });

  test.each([
    [
      "denied",
      failed("AccessDeniedException", "not authorized"),
      "AccessDeniedException: not authorized",
    ],
    [
      "denied-by-scp",
      failed("AccessDeniedException", "with an explicit deny in a service control policy"),
      "AccessDeniedException: with an explicit deny in a service control policy",
    ],
    [
      "throttled",
      failed("ThrottlingException", "Rate exceeded"),
      "ThrottlingException: Rate exceeded",
    ],
    ["failed", failed("KMSInternalException", "oops", 500), "KMSInternalException: oops"],
    ["unsupported-region", noName(), "Error: getaddrinfo ENOTFOUND kms.us-east-1.amazonaws.com"],
  ] as const)("leaves a gap of the field for %s", async (reason, answer, message) => {
    const cell = openTestCell(
      collector,
      wire(() => answer),
    );
    expect(await cell.context.read("GetKeyPolicy", KEY, "arn:a")).toBeUndefined();
    expect(cell.gaps).toEqual([
      {
        type: "AWS::KMS::Key",
        account: "123456789012",
        region: "us-east-1",
        arn: "arn:a",
        field: "policy",
        service: "kms",
        operation: "GetKeyPolicy",
        permission: "kms:GetKeyPolicy",
        reason,
        message,
      },
    ]);
    expect(entry(cell)).toMatchObject({ calls: 1, failures: 1 });
  });

  test("takes a name that no longer resolves for a failure where the service answered before", async () => {
    for (const first of [{ body: { Keys: [] } }, failed("AccessDeniedException")]) {
      const cell = openTestCell(
        collector,
        wire((index) => (index === 0 ? first : noName())),
      );
      await cell.context.read("ListKeys", {});
      await cell.context.read("GetKeyPolicy", KEY);
      expect(cell.gaps.at(-1)?.reason).toBe("failed");
    }
  });

  test("of a call that is not declared is impossible", async () => {
    const cell = openTestCell(
      collector,
      wire(() => ({ body: {} })),
    );
    await expect(cell.context.read("DeleteKey" as "ListKeys", {})).rejects.toThrow(
      "collector kms makes a call that it does not declare: DeleteKey",
    );
    expect(cell.journal.entries()).toEqual([]);
  });

  test("sends nothing that no rule needs", async () => {
    const { tap, asked } = wire(() => ({ body: {} }));
    const cell = openTestCell(
      collector,
      { tap },
      { needs: new Map([[KmsKey.type, new Set(["state"])]]) },
    );
    expect(await cell.context.read("GetKeyPolicy", KEY)).toBeUndefined();
    expect([asked, cell.gaps, cell.journal.entries()]).toEqual([[], [], []]);
    expect([cell.context.wants(KmsKey), cell.context.wants(KmsKey, "policy")]).toEqual([
      true,
      false,
    ]);
    await cell.context.read("ListKeys", {});
    expect(asked).toHaveLength(1);
  });

  test("counts retries and throttles also of a call that succeeds in the end", async () => {
    const cell = openTestCell(collector, {
      ...wire((index) =>
        index === 0 ? failed("ThrottlingException") : { body: { Policy: "{}" } },
      ),
      maxAttempts: 3,
    });
    expect(await cell.context.read("GetKeyPolicy", KEY)).toMatchObject({ Policy: "{}" });
    expect(entry(cell)).toMatchObject({ calls: 1, retries: 1, throttles: 1, failures: 0 });
  });
});

describe("pages", () => {
  const all = (cell: ReturnType<typeof openTestCell<typeof collector.calls>>) =>
    cell.context.readAll("ListKeys", {}, ({ Keys }) => Keys?.map(({ KeyId }) => KeyId));
  const page = (id: string, token?: string): Canned => ({
    body: { Keys: [{ KeyId: id }], ...(token === undefined ? {} : { NextMarker: token }) },
  });

  test("follow each other by their tokens", async () => {
    const { tap, asked } = wire((index) => page(`k${index}`, index < 2 ? `t${index}` : undefined));
    expect(await all(openTestCell(collector, { tap }))).toEqual(["k0", "k1", "k2"]);
    expect(asked).toEqual([{}, { Marker: "t0" }, { Marker: "t1" }]);
  });

  test.each([
    ["an empty token", ""],
    ["the last token again", "t0"],
  ])("end with %s", async (_, token) => {
    const { tap, asked } = wire((index) => page(`k${index}`, index === 0 ? "t0" : token));
    const cell = openTestCell(collector, { tap });
    expect(await all(cell)).toEqual(["k0", "k1"]);
    expect([asked.length, cell.gaps]).toEqual([2, []]);
  });

  test("of which one fails leave a gap in the list, and what was seen stays", async () => {
    const cell = openTestCell(
      collector,
      wire((index) => (index === 0 ? page("k0", "t0") : failed("AccessDeniedException"))),
    );
    const seen: unknown[] = [];
    for await (const { KeyId } of cell.context.items("ListKeys", {}, ({ Keys }) => Keys))
      seen.push(KeyId);
    expect(seen).toEqual(["k0"]);
    expect(cell.gaps).toMatchObject([
      { type: "AWS::KMS::Key", reason: "denied", operation: "ListKeys" },
    ]);
    expect(cell.gaps[0]).not.toHaveProperty("arn");
    expect(cell.gaps[0]).not.toHaveProperty("field");
  });

  test("of which one fails make a field unread", async () => {
    const cell = openTestCell(
      collector,
      wire((index) => (index === 0 ? page("k0", "t0") : failed("AccessDeniedException"))),
    );
    expect(await all(cell)).toBeUndefined();
  });

  test.each([
    ["go in a circle", (index: number) => `t${index % 3}`, 4],
    ["always have another token", (index: number) => `t${index}`, 21],
  ])("that %s end in a gap", async (_, token, requests) => {
    const { tap, asked } = wire((index) => page(`k${index}`, token(index)));
    const cell = openTestCell(collector, { tap }, { maxPages: 20 });
    expect(await all(cell)).toBeUndefined();
    expect(asked).toHaveLength(requests);
    expect(cell.gaps).toMatchObject([
      { reason: "failed", operation: "ListKeys", message: "the pages of the answer do not end" },
    ]);
  });
});

describe("each()", () => {
  test("has at most eight at work", async () => {
    let running = 0;
    let most = 0;
    const { context } = openTestCell(collector, {});
    const results: number[] = [];
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setImmediate(done));
      running -= 1;
      return item % 2 === 0 ? item : undefined;
    };
    for await (const result of context.each(
      Array.from({ length: 50 }, (_, index) => index),
      work,
    ))
      results.push(result);
    expect(most).toBe(8);
    expect(results.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 25 }, (_, index) => index * 2),
    );
  });

  test("stops when the collection is stopped", async () => {
    const stop = new AbortController();
    const { tap, asked } = wire((index) => {
      if (index === 3) stop.abort(new Error("stopped"));
      return { body: {} };
    });
    const { context, gaps } = openTestCell(collector, { tap }, { signal: stop.signal });
    const work = async (id: number) =>
      (await context.read("GetKeyPolicy", { ...KEY, KeyId: String(id) })) ?? undefined;
    const run = async () => {
      for await (const _ of context.each(
        Array.from({ length: 100 }, (__, index) => index),
        work,
      ));
    };
    await expect(run()).rejects.toThrow("stopped");
    expect(asked.length).toBeLessThan(20);
    expect(gaps).toEqual([]);
  });
});

test("a call may need the client of another service", async () => {
  const hosts: string[] = [];
  const tap: WireTap = ({ http }) => {
    hosts.push(http.hostname);
    const body = Readable.from([Buffer.from("{}")]);
    return Promise.resolve(new HttpResponse({ statusCode: 200, headers: {}, body }));
  };
  const ListQueues = call(
    ListQueuesCommand,
    "sqs:ListQueues",
    { type: KmsKey, fields: ["policy"] },
    { client: SQSClient },
  );
  const both = { ...collector, calls: { ...collector.calls, ListQueues } };
  const cell = openTestCell(both, { tap });
  await cell.context.read("ListKeys", {});
  await cell.context.read("ListQueues", {});
  await cell.context.read("ListKeys", {});
  expect(hosts.map((host) => host.split(".")[0])).toEqual(["kms", "sqs", "kms"]);
  expect(cell.journal.entries().map(({ service, operation }) => [service, operation])).toEqual([
    ["kms", "ListKeys"],
    ["kms", "ListQueues"],
  ]);
});

describe("a server that", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Sends the SDK's real requests to a server on this machine. */
  async function serve(listener: RequestListener): Promise<WireTap> {
    server = createServer(listener);
    await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    return ({ http }, send) => {
      Object.assign(http, { protocol: "http:", hostname: "127.0.0.1", port });
      return send();
    };
  }

  test("never answers is given up", async () => {
    const tap = await serve(() => undefined);
    const cell = openTestCell(collector, { tap, requestTimeout: 100 });
    expect(await cell.context.read("ListKeys", {})).toBeUndefined();
    expect(cell.gaps).toMatchObject([
      { reason: "failed", message: expect.stringMatching(/^TimeoutError: /) as string },
    ]);
    cell.clients.close();
  });

  test.each([
    ["by the limit of silence", { socketTimeout: 100 }, {}],
    ["by the limit of the call", {}, { callTimeout: 200 }],
  ])(
    "stops in the middle of its answer is given up %s",
    async (_, limits, environment) => {
      const tap = await serve((__, response) => {
        response.writeHead(200, {
          "content-type": "application/x-amz-json-1.1",
          "content-length": "1000",
        });
        response.write('{"Keys":');
      });
      const cell = openTestCell(collector, { tap, ...limits }, environment);
      expect(await cell.context.read("ListKeys", {})).toBeUndefined();
      expect(cell.gaps).toMatchObject([{ reason: "failed" }]);
      cell.clients.close();
    },
    10_000,
  );

  test("never answers does not hold up a stop", async () => {
    const stop = new AbortController();
    const tap = await serve(() => stop.abort(new Error("stopped")));
    const cell = openTestCell(collector, { tap }, { signal: stop.signal });
    await expect(cell.context.read("ListKeys", {})).rejects.toThrow("stopped");
    expect(cell.gaps).toEqual([]);
    cell.clients.close();
  });
});
