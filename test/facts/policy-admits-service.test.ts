import { describe, expect, test } from "vitest";
import { decide, type Decision } from "../../src/facts/decision.ts";
import { policyAdmitsService, type ServiceRequest } from "../../src/facts/policy-admits-service.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";

const SERVICE = "logs.us-east-1.amazonaws.com";
const [FIRST, SECOND] = [{ "aws:sourcearn": "arn:a" }, { "aws:sourcearn": "arn:b" }] as const;

function admits(statement: object, request: Partial<ServiceRequest> = {}): Decision {
  const text = JSON.stringify({
    Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*", ...statement }],
  });
  return decide(() =>
    policyAdmitsService(text, KmsKey.example, "policy", {
      principals: [SERVICE, "logs.amazonaws.com"],
      action: "kms:Decrypt",
      resource: KmsKey.example.arn,
      contexts: [{}],
      contextsAre: "guesses",
      ...request,
    }),
  );
}
const to = (Service: string, Condition = {}) => ({ Principal: { Service }, Condition });
const from = (arn: string) => ({ ArnEquals: { "aws:SourceArn": arn } });

test("any of its principals stands for the service, and so does a star", () => {
  expect(admits(to(SERVICE))).toBe(true);
  expect(admits(to("logs.amazonaws.com"))).toBe(true);
  expect(admits({ Principal: "*" })).toBe(true);
  expect(admits(to("sns.amazonaws.com"))).toBe(false);
  expect(admits({ Principal: { AWS: "arn:aws:iam::123456789012:role/logs" } })).toBe(false);
});

test("who calls in somebody's name is let in by kms:ViaService", () => {
  const via = {
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Condition: { StringEquals: { "kms:ViaService": SERVICE } },
  };
  const contexts = [{ "kms:viaservice": SERVICE }];
  expect(admits(via, { contexts, onBehalf: true })).toBe(true);
  expect(admits(via, { contexts })).toBe(false);
  expect(admits({ ...via, Condition: {} }, { contexts, onBehalf: true })).toBe(false);
});

describe("several contexts", () => {
  const contexts = [FIRST, SECOND];

  test("that are forms of the call: one that is let in is enough", () => {
    expect(admits(to(SERVICE, from("arn:b")), { contexts, contextsAre: "forms" })).toBe(true);
    expect(admits(to(SERVICE, from("arn:c")), { contexts, contextsAre: "forms" })).toBe(false);
  });

  test("that are guesses: only what holds for all is certain", () => {
    const unclear = admits(to(SERVICE, from("arn:b")), { contexts });
    expect(unclear).toBeInstanceOf(UnreadError);
    expect((unclear as UnreadError).gaps[0]?.message).toContain("AWS is not clear");
    expect(admits(to(SERVICE), { contexts })).toBe(true);
    expect(admits(to(SERVICE, from("arn:c")), { contexts })).toBe(false);
  });

  test("all left open by another condition name that condition", () => {
    const tagged = to(SERVICE, { StringEquals: { "aws:PrincipalTag/team": "a" } });
    const open = admits(tagged, { contexts });
    expect(open).toBeInstanceOf(UnreadError);
    expect((open as UnreadError).gaps[0]?.message).toContain("aws:PrincipalTag/team");
  });
});

test("no policy lets nobody in", () => {
  const request = { principals: [SERVICE], action: "kms:Decrypt", resource: "*" };
  const contexts = { contexts: [{}], contextsAre: "guesses" as const };
  expect(policyAdmitsService(null, KmsKey.example, "policy", { ...request, ...contexts })).toBe(
    false,
  );
});
