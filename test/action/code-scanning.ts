import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { Log } from "sarif";

export interface Upload {
  readonly commit_sha: string;
  readonly ref: string;
  readonly log: Log;
}

export interface CodeScanning {
  readonly url: string;
  readonly uploads: Upload[];
  readonly tokens: Set<string | undefined>;
  /** Answers of the next uploads, in place of 202. */
  readonly refusals: { status: number; message: string }[];
  /** Errors that processing finds, for every upload. */
  errors: string[];
  /** How often an upload is still pending when asked. */
  pending: number;
  stop(): Promise<void>;
}

/** The part of GitHub's API that takes SARIF files, on this machine. */
export async function startCodeScanning(): Promise<CodeScanning> {
  const uploads: Upload[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const answer = (status: number, body: object) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      };
      scanning.tokens.add(request.headers.authorization);
      const { url = "", method = "" } = request;
      const place = "/repos/example-org/infrastructure/code-scanning/sarifs";
      if (method === "POST" && url === place) {
        const refusal = scanning.refusals.shift();
        if (refusal !== undefined) return answer(refusal.status, { message: refusal.message });
        const { sarif, ...body } = JSON.parse(Buffer.concat(chunks).toString()) as Upload & {
          sarif: string;
        };
        const log = JSON.parse(gunzipSync(Buffer.from(sarif, "base64")).toString()) as Log;
        uploads.push({ ...body, log });
        return answer(202, { id: String(uploads.length) });
      }
      if (method === "GET" && url.startsWith(`${place}/`)) {
        if (scanning.pending > 0) {
          scanning.pending -= 1;
          return answer(200, { processing_status: "pending" });
        }
        const failed = scanning.errors.length > 0;
        return answer(200, {
          processing_status: failed ? "failed" : "complete",
          errors: failed ? scanning.errors : null,
        });
      }
      return answer(404, { message: "Not Found" });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const scanning: CodeScanning = {
    url: `http://127.0.0.1:${port}`,
    uploads,
    tokens: new Set(),
    refusals: [],
    errors: [],
    pending: 0,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return scanning;
}
