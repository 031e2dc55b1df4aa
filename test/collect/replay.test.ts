import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJudge } from "../../src/collect/judge.ts";
import { Recorder } from "../../src/collect/record.ts";
import { loadReplay, REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import type { Resource } from "../../src/model/resource.ts";
import { accountWire, regionList } from "../support/account-wire.ts";
import { collectRecorded } from "../support/collect-recorded.ts";

const NOW = "2026-06-01T00:00:00.000Z";
const PASSWORD = ["Zq8", "vT2x", "Lm9", "wRk4"].join("");
const ANSWERS = {
  DescribeRegions: regionList({ "us-east-1": "opt-in-not-required" }),
  ListFunctions: JSON.stringify({
    Functions: [
      {
        FunctionName: "f",
        FunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:f",
        Description: PASSWORD,
        Runtime: "nodejs22.x",
        Environment: { Variables: { DB_PASSWORD: PASSWORD, STAGE: "prod" } },
      },
    ],
  }),
  GetPolicy: {
    status: 404,
    body: JSON.stringify({ __type: "ResourceNotFoundException", Message: "no policy" }),
  },
  ListFunctionUrlConfigs: JSON.stringify({ FunctionUrlConfigs: [] }),
  ListCodeSigningConfigs: JSON.stringify({ CodeSigningConfigs: [] }),
  ListDistributions: `<DistributionList><IsTruncated>false</IsTruncated><Items><DistributionSummary><Id>E1</Id><ARN>arn:aws:cloudfront::123456789012:distribution/E1</ARN><DomainName>d1.cloudfront.net</DomainName><Enabled>true</Enabled><Comment>${PASSWORD}</Comment><Origins><Items><Origin><DomainName>o.example.com</DomainName><CustomHeaders><Items><OriginCustomHeader><HeaderName>x-secret</HeaderName><HeaderValue>${PASSWORD}</HeaderValue></OriginCustomHeader></Items></CustomHeaders></Origin></Items></Origins></DistributionSummary></Items></DistributionList>`,
  DescribeLoadBalancers:
    "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancers><member><LoadBalancerArn>arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/1</LoadBalancerArn><LoadBalancerName>shop</LoadBalancerName><Type>application</Type></member></LoadBalancers></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>",
  GetDistributionConfig: "<DistributionConfig><Enabled>true</Enabled></DistributionConfig>",
  DescribeLoadBalancerAttributes:
    "<DescribeLoadBalancerAttributesResponse><DescribeLoadBalancerAttributesResult><Attributes/></DescribeLoadBalancerAttributesResult></DescribeLoadBalancerAttributesResponse>",
  DescribeListeners:
    "<DescribeListenersResponse><DescribeListenersResult><Listeners/></DescribeListenersResult></DescribeListenersResponse>",
  DescribeTargetGroups:
    "<DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups/></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>",
  DescribeDeliverySources: JSON.stringify({ deliverySources: [] }),
  ListCertificates: {
    status: 400,
    body: JSON.stringify({ __type: "AccessDeniedException", message: "no" }),
  },
};

async function collect(
  tap: WireTap,
  services: readonly string[],
  options: { maxAttempts?: number } = { maxAttempts: 1 },
) {
  const { account, resources, gaps, defects } = await collectRecorded(
    { tap, ...options },
    services,
    "all",
  );
  expect(defects).toEqual([]);
  const byArn = (a: Resource, b: Resource) => (a.arn < b.arn ? -1 : 1);
  return { resources: resources.toSorted(byArn), gaps, journal: account.journal.entries() };
}

describe("a recording", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const SERVICES = ["lambda", "cloudfront", "elb", "acm"];

  async function record(path: string) {
    const recorder = new Recorder(path, NOW, createJudge(new Uint8Array(32)));
    const wire = accountWire(ANSWERS).tap;
    const collected = await collect(
      (request) =>
        recorder.tap(request, () => wire(request, () => Promise.reject(new Error("no network")))),
      SERVICES,
    );
    await recorder.finish();
    return collected;
  }

  test("replays to the same resources and gaps, without the secrets and with nothing else left behind", async () => {
    const path = join(folder, "traffic.ndjson.gz");
    const recorded = await record(path);
    expect(recorded.gaps.map(({ service, reason }) => [service, reason])).toEqual([
      ["acm", "denied"],
    ]);
    expect(recorded.resources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["f", "E1", "1"]),
    );

    const text = gunzipSync(readFileSync(path)).toString();
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(REPLAY_CREDENTIALS.secretAccessKey + "/");
    expect(readdirSync(folder)).toEqual(["traffic.ndjson.gz"]);
    expect(statSync(path).mode & 0o077).toBe(0);

    const replay = loadReplay(path);
    expect(replay.takenAt).toBe(NOW);
    const replayed = await collect(replay.tap, SERVICES);
    expect(replayed.resources).toEqual(recorded.resources);
    expect(replayed.gaps).toEqual(recorded.gaps);
  });

  test("without an answer fails at once, however many attempts there are", async () => {
    const path = join(folder, "other.ndjson.gz");
    await record(path);
    const { gaps, journal } = await collect(loadReplay(path).tap, ["kms"], {});
    expect(gaps[0]).toMatchObject({
      service: "kms",
      reason: "failed",
      message: expect.stringMatching(
        /^ReplayMissError: not in the recording: kms\/us-east-1\//,
      ) as string,
    });
    expect(
      journal.filter(({ service }) => service === "kms").map(({ retries }) => retries),
    ).not.toContain(1);
    expect(journal.filter(({ retries }) => retries > 0)).toEqual([]);
  });

  test("leaves out throttled and broken answers, and keeps the one that came after", async () => {
    const path = join(folder, "retried.ndjson.gz");
    const recorder = new Recorder(path, NOW, createJudge(new Uint8Array(32)));
    const wire = accountWire(ANSWERS).tap;
    let failures = 2;
    const tap: WireTap = (request) =>
      recorder.tap(request, async () => {
        if (request.operation !== "ListFunctions" || failures === 0)
          return wire(request, () => Promise.reject(new Error("no network")));
        failures -= 1;
        return new HttpResponse({
          statusCode: failures === 1 ? 429 : 503,
          headers: {},
          body: Readable.from([Buffer.from("{}")]),
        });
      });
    const recorded = await collect(tap, ["lambda"], { maxAttempts: 4 });
    await recorder.finish();
    expect(recorded.gaps).toEqual([]);
    expect((await collect(loadReplay(path).tap, ["lambda"])).resources).toEqual(recorded.resources);
  });

  test("of another format is refused, and one that is given up leaves nothing", async () => {
    const path = join(folder, "foreign.gz");
    writeFileSync(path, gzipSync('{"recording":99}\n'));
    expect(() => loadReplay(path)).toThrow("is not a recording of format 1");
    const before = readdirSync(folder);
    const recorder = new Recorder(
      join(folder, "given-up.gz"),
      NOW,
      createJudge(new Uint8Array(32)),
    );
    await recorder.discard();
    expect(readdirSync(folder)).toEqual(before);
  });
});
