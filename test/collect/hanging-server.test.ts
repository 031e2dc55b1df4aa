import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { openAccount } from "../../src/collect/open-account.ts";

afterEach(() => vi.unstubAllEnvs());

test("a server that never answers ends by the time limit", async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const opening = openAccount({
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    homeRegion: "us-east-1",
    signal: new AbortController().signal,
    requestTimeout: 50,
    maxAttempts: 1,
  });
  await expect(opening).rejects.toMatchObject({
    name: "CollectError",
    kind: "access",
    message: expect.stringMatching(/^the sign-in to AWS failed \(TimeoutError: /) as string,
  });
  server.closeAllConnections();
  server.close();
});
