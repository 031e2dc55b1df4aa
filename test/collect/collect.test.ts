import { describe, expect, test } from "vitest";
import { collectAccount, type CollectOptions } from "../../src/collect/collect.ts";
import type { JudgedValue } from "../../src/collect/define.ts";
import { openAccount } from "../../src/collect/open-account.ts";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { accountWire, regionList, type WireBody } from "../support/account-wire.ts";

const REGIONS = regionList({
  "us-east-1": "opt-in-not-required",
  "eu-west-1": "opt-in-not-required",
});
const FUNCTION = JSON.stringify({
  Functions: [
    {
      FunctionName: "f",
      FunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:f",
      Environment: { Variables: { A: "b" } },
    },
  ],
});
const NO_FUNCTIONS = JSON.stringify({ Functions: [] });
const NO_POLICY = {
  status: 404,
  body: JSON.stringify({ __type: "ResourceNotFoundException", Message: "no policy" }),
};
const BALANCERS =
  "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancers/></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>";
const PLAIN: JudgedValue = { secret: null, sensitiveName: false, form: "plain" };

async function collect(
  answers: Readonly<Record<string, WireBody>>,
  options: Partial<CollectOptions> = {},
) {
  const { tap, asked } = accountWire({
    DescribeRegions: REGIONS,
    ListFunctions: NO_FUNCTIONS,
    GetPolicy: NO_POLICY,
    ListFunctionUrlConfigs: JSON.stringify({ FunctionUrlConfigs: [] }),
    ListCodeSigningConfigs: JSON.stringify({ CodeSigningConfigs: [] }),
    DescribeLoadBalancers: BALANCERS,
    ...answers,
  });
  const signal = options.signal ?? new AbortController().signal;
  const account = await openAccount({
    homeRegion: "us-east-1",
    signal: new AbortController().signal,
    credentials: REPLAY_CREDENTIALS,
    maxAttempts: 1,
    retryMode: "standard",
    tap,
  });
  const resources: Resource[] = [];
  const gaps: Gap[] = [];
  const defects: [string, string][] = [];
  const progress: [number, number][] = [];
  const complete = await collectAccount(account, {
    services: ["lambda", "elb"],
    needs: "all",
    concurrency: 1,
    signal,
    judge: () => Promise.resolve(PLAIN),
    onResource: (resource) => void resources.push(resource),
    onGap: (gap) => void gaps.push(gap),
    onDefect: (error, cell) => void defects.push([String(error), cell]),
    onProgress: (done, total) => void progress.push([done, total]),
    ...options,
  });
  account.clients.close();
  return {
    complete,
    resources,
    gaps,
    defects,
    progress,
    asked: asked.filter((place) => !/GetCallerIdentity|DescribeRegions/.test(place)),
  };
}

/** The cells that miss a whole type, or one of its fields; why; each once. */
const cellsOf = (gaps: readonly Gap[]) =>
  [
    ...new Set(gaps.map(({ service, region, reason }) => `${service} ${region} ${reason}`)),
  ].toSorted();

describe("a collection", () => {
  test("reads every cell once, and yields the account and its Regions", async () => {
    const { complete, resources, gaps, progress, asked } = await collect({
      "lambda/us-east-1/ListFunctions": FUNCTION,
    });
    expect(complete).toBe(true);
    expect(resources.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "account 123456789012",
      "account.region us-east-1",
      "account.region eu-west-1",
      "AWS::Lambda::Function f",
    ]);
    expect(gaps).toEqual([]);
    expect(asked.toSorted()).toEqual([
      "elb/eu-west-1/DescribeLoadBalancers",
      "elb/us-east-1/DescribeLoadBalancers",
      "lambda/eu-west-1/ListFunctions",
      "lambda/us-east-1/GetPolicy",
      "lambda/us-east-1/ListCodeSigningConfigs",
      "lambda/us-east-1/ListFunctionUrlConfigs",
      "lambda/us-east-1/ListFunctions",
    ]);
    expect(progress.at(-1)).toEqual([4, 4]);
  });

  test("does not call what no rule needs, and says so", async () => {
    const { gaps, asked } = await collect(
      {},
      { needs: new Map([["AWS::Lambda::Function", new Set(["runtime"])]]) },
    );
    expect(asked.toSorted()).toEqual([
      "lambda/eu-west-1/ListFunctions",
      "lambda/us-east-1/ListFunctions",
    ]);
    expect(cellsOf(gaps.filter(({ field }) => field === undefined))).toEqual([
      "elb eu-west-1 not-collected",
      "elb us-east-1 not-collected",
    ]);
    expect(gaps.filter(({ field }) => field === "policy")).toMatchObject([
      { service: "lambda", reason: "not-collected" },
      { service: "lambda", reason: "not-collected" },
    ]);
    expect(gaps.find(({ service }) => service === "elb")).toMatchObject({
      type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      permission: "elasticloadbalancing:DescribeLoadBalancers",
      message: "no selected rule needs it",
    });
  });

  test("goes on when a collector breaks, whose cell counts as unread", async () => {
    const { complete, gaps, defects, progress } = await collect(
      { "lambda/us-east-1/ListFunctions": FUNCTION },
      { judge: () => Promise.reject(new Error("boom")) },
    );
    expect(complete).toBe(true);
    expect(defects).toEqual([["Error: boom", "lambda us-east-1"]]);
    expect(cellsOf(gaps)).toEqual(["lambda us-east-1 failed"]);
    expect(gaps[0]).not.toHaveProperty("field");
    expect(progress).toHaveLength(4);
  });

  test("drops a field that has not the form of its type, and says that it is unread", async () => {
    const odd = FUNCTION.replace(
      '"FunctionName"',
      '"Runtime":{"Name":"python3.12"},"FunctionName"',
    );
    const { resources, gaps, defects } = await collect({ "lambda/us-east-1/ListFunctions": odd });
    const found = resources.find(({ id }) => id === "f");
    expect(found).toBeDefined();
    expect(found).not.toHaveProperty("runtime");
    expect(defects).toEqual([]);
    expect(gaps).toMatchObject([
      { arn: found?.arn, field: "runtime", operation: "ListFunctions", reason: "failed" },
    ]);
  });

  test("that was stopped before leaves every cell interrupted and asks nothing", async () => {
    const { complete, gaps, asked } = await collect({}, { signal: AbortSignal.abort() });
    expect(complete).toBe(false);
    expect(asked).toEqual([]);
    expect(cellsOf(gaps)).toEqual([
      "elb eu-west-1 interrupted",
      "elb us-east-1 interrupted",
      "lambda eu-west-1 interrupted",
      "lambda us-east-1 interrupted",
    ]);
  });

  test("that is stopped in between keeps what it saw and marks the rest", async () => {
    const stop = new AbortController();
    const resources: Resource[] = [];
    const { complete, gaps, defects } = await collect(
      { "lambda/us-east-1/ListFunctions": FUNCTION },
      {
        signal: stop.signal,
        onResource: (resource) => {
          resources.push(resource);
          if (resource.type === "AWS::Lambda::Function") stop.abort();
        },
      },
    );
    expect(complete).toBe(false);
    expect(resources.at(-1)?.id).toBe("f");
    expect(defects).toEqual([]);
    expect(cellsOf(gaps)).toEqual(
      expect.arrayContaining(["elb eu-west-1 interrupted", "lambda eu-west-1 interrupted"]),
    );
    expect(gaps.every(({ reason }) => reason === "interrupted")).toBe(true);
  });
});
