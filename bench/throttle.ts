// A thousand calls against a server that allows fifty a second: how many are lost, and how long it takes
// beside the twenty seconds that nobody can beat. The calls go the way of every collector.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pLimit from "p-limit";
import { openCell } from "../src/collect/cell.ts";
import { Clients } from "../src/collect/clients.ts";
import { Journal } from "../src/collect/journal.ts";
import kms from "../src/collect/services/kms.ts";
import type { Gap } from "../src/model/gap.ts";

const CALLS = 1000;
const PER_SECOND = 50;
const LATENCY_MS = 20;
const IDEAL = CALLS / PER_SECOND;
const LIMIT = 1.3;

// A bucket that fills at the allowed rate, holds one second's worth, and starts empty.
let tokens = 0;
let filledAt = performance.now();

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const [status, body] = takeToken()
      ? [200, { KeyMetadata: { KeyId: "a" } }]
      : [400, { __type: "ThrottlingException", message: "Rate exceeded" }];
    setTimeout(() => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(body));
    }, LATENCY_MS);
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const journal = new Journal();
const clients = new Clients(
  { credentials: { accessKeyId: "bench", secretAccessKey: "bench" } },
  journal,
);
try {
  const gaps: Gap[] = [];
  const context = openCell(kms, "us-east-1", "us-east-1", {
    account: "123456789012",
    partition: "aws",
    clients,
    journal,
    needs: "all",
    callLimit: pLimit(40),
    regions: ["us-east-1"],
    regionsKnown: true,
    signal: new AbortController().signal,
    takenAt: new Date().toISOString(),
    judge: () => Promise.reject(new Error("this call returns no secrets")),
    emit: (gap) => gaps.push(gap),
  });
  const keys = Array.from({ length: CALLS }, (_, index) => `key-${index}`);
  const start = performance.now();
  let answered = 0;
  for await (const _ of context.each(keys, (KeyId) => context.read("DescribeKey", { KeyId }))) {
    answered += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  const entry = journal.entry("kms", "DescribeKey", "us-east-1");
  const lost = CALLS - answered;
  const ratio = seconds / IDEAL;
  const good = lost === 0 && ratio <= LIMIT;
  const lines = [
    `calls      ${CALLS}, ${lost} lost`,
    `throttled  ${entry.throttles} answers, ${entry.retries} retries`,
    `time       ${seconds.toFixed(1)} s; the ideal is ${IDEAL} s; ${ratio.toFixed(2)} × (limit ${LIMIT}): ${good ? "good" : "BAD"}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (!good) process.exitCode = 1;
} finally {
  clients.close();
  server.closeAllConnections();
  server.close();
}

function takeToken(): boolean {
  const now = performance.now();
  tokens = Math.min(PER_SECOND, tokens + ((now - filledAt) / 1000) * PER_SECOND);
  filledAt = now;
  if (tokens < 1) return false;
  tokens -= 1;
  return true;
}
