import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/outside";
const analyzer = (type = "ACCOUNT") => ({
  arn: ARN,
  name: "outside",
  type,
  status: "ACTIVE",
  createdAt: "2026-01-15T00:00:00Z",
});
const finding = (id: number, more: object = {}) => ({
  id: String(id).padStart(5, "0"),
  principal: { AWS: "999999999999" },
  resource: "arn:aws:s3:::orders",
  isPublic: false,
  resourceType: "AWS::S3::Bucket",
  condition: {},
  status: "ACTIVE",
  resourceOwnerAccount: "123456789012",
  createdAt: "2026-05-01T00:00:00Z",
  analyzedAt: "2026-05-01T00:00:00Z",
  updatedAt: "2026-05-01T00:00:00Z",
  ...more,
});
const collect = (answers: Readonly<Record<string, Answer>>, needs?: Map<string, Set<string>>) =>
  collectWith(
    "accessanalyzer",
    { ListAnalyzers: () => ({ body: { analyzers: [analyzer()] } }), ...answers },
    needs && { needs },
  );

test("public findings come first, and those that tell of an error do not count", async () => {
  const { resources, gaps } = await collect({
    ListFindings: () => ({
      body: {
        findings: [
          finding(1),
          finding(2, { error: "ACCESS_DENIED", isPublic: undefined }),
          finding(3, { isPublic: true, principal: { AWS: "*" }, resource: "arn:aws:s3:::shop" }),
        ],
      },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      activeFindingCount: 2,
      publicFindingCount: 1,
      moreFindings: false,
      activeFindings: [
        { resource: "arn:aws:s3:::shop", public: true, principals: ["*"] },
        { resource: "arn:aws:s3:::orders", public: false, principals: ["999999999999"] },
      ],
    },
  ]);
});

test("five pages are read, fifty findings are kept, and what lies behind is not taken for nothing", async () => {
  const inputs: Readonly<Record<string, unknown>>[] = [];
  const { resources, journal } = await collect({
    ListFindings: (input) => {
      inputs.push(input);
      const from = inputs.length * 100;
      const findings = Array.from({ length: 100 }, (_, index) => finding(from + index));
      return { body: { findings, nextToken: String(inputs.length) } };
    },
  });
  expect(journal.find(({ operation }) => operation === "ListFindings")?.calls).toBe(5);
  expect(inputs.map(({ nextToken }) => nextToken)).toEqual([undefined, "1", "2", "3", "4"]);
  expect(inputs[0]).toMatchObject({ analyzerArn: ARN, filter: { status: { eq: ["ACTIVE"] } } });
  expect(resources).toMatchObject([{ activeFindingCount: 500, moreFindings: true }]);
  expect(resources[0]?.["activeFindings"]).toHaveLength(50);
});

test("as long as all only tell of an error, the next page is read", async () => {
  let pages = 0;
  const { resources } = await collect({
    ListFindings: () => {
      pages += 1;
      return pages === 7
        ? { body: { findings: [finding(7)] } }
        : {
            body: { findings: [finding(pages, { error: "ACCESS_DENIED" })], nextToken: `${pages}` },
          };
    },
  });
  expect(resources).toMatchObject([{ activeFindingCount: 1, moreFindings: false }]);
});

test("analyzers of unused access have no such findings, and are not asked", async () => {
  const { resources, journal } = await collect({
    ListAnalyzers: () => ({ body: { analyzers: [analyzer("ACCOUNT_UNUSED_ACCESS")] } }),
  });
  expect(journal.map(({ operation }) => operation)).toEqual(["ListAnalyzers"]);
  expect(resources).toMatchObject([{ activeFindingCount: null, activeFindings: null }]);
});

test("findings that may not be listed are unread, those on the first page too", async () => {
  let pages = 0;
  const { resources, gaps } = await collect({
    ListFindings: () => {
      pages += 1;
      return pages === 1
        ? { body: { findings: [finding(1)], nextToken: "1" } }
        : {
            status: 403,
            body: { message: "no" },
            headers: { "x-amzn-errortype": "AccessDeniedException" },
          };
    },
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("activeFindingCount");
  expect(gaps.map(({ field, permission, reason }) => [field, permission, reason])).toContainEqual([
    "activeFindings",
    "access-analyzer:ListFindings",
    "denied",
  ]);
});

test("rules that ask only for analyzers make one call", async () => {
  const needs = new Map([["AWS::AccessAnalyzer::Analyzer", new Set(["analyzerType", "status"])]]);
  const { resources, journal } = await collect({}, needs);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([["ListAnalyzers", 1]]);
  expect(resources).toMatchObject([{ analyzerType: "ACCOUNT", status: "ACTIVE" }]);
});
