import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import { LambdaFunction } from "../../src/resources/lambda-function.ts";
import { snapshot } from "../support/small-snapshot.ts";

const allow = (Sid: string, Action: string) => ({
  Sid,
  Effect: "Allow",
  Principal: "*",
  Action,
  Resource: "*",
});
const URL_ONLY = JSON.stringify({ Statement: [allow("url", "lambda:InvokeFunctionUrl")] });
const BOTH = JSON.stringify({
  Statement: [allow("url", "lambda:InvokeFunctionUrl"), allow("invoke", "lambda:InvokeFunction")],
});
const OLD = "2024-01-15T00:00:00Z";
const NEW = "2026-01-15T00:00:00Z";

function openUrls(takenAt: string, ...urls: readonly { createdAt: string; policy: string }[]) {
  const subject = {
    ...LambdaFunction.example,
    urls: urls.map(({ createdAt }, at) => ({ alias: `a${at}`, authType: "NONE", createdAt })),
    aliasPolicies: urls.map(({ policy }, at) => ({ alias: `a${at}`, policy })),
  };
  const [resource] = new SnapshotStore(snapshot([subject], [], { takenAt }), FACTS).resources(
    LambdaFunction.type,
  );
  return resource?.["openUrls"];
}

test("an old URL with one permission is open until the day that AWS announced, then not certain", () => {
  const old = { createdAt: OLD, policy: URL_ONLY };
  expect(openUrls("2026-10-31T00:00:00Z", old)).toEqual([{ alias: "a0", statements: ["url"] }]);
  expect(() => openUrls("2026-11-01T00:00:00Z", old)).toThrow(UnreadError);
});

test("a URL with both permissions is open whatever the day, and then what is not certain does not matter", () => {
  const both = { createdAt: OLD, policy: BOTH };
  const old = { createdAt: OLD, policy: URL_ONLY };
  expect(openUrls("2026-12-01T00:00:00Z", old, both)).toEqual([
    { alias: "a1", statements: ["url", "invoke"] },
  ]);
});

test("a newer URL with one permission is shut", () => {
  expect(openUrls("2026-12-01T00:00:00Z", { createdAt: NEW, policy: URL_ONLY })).toEqual([]);
});
