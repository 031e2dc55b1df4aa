import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import { CognitoIdentityPool } from "../../src/resources/cognito-identity-pool.ts";
import { IamManagedPolicy } from "../../src/resources/iam-managed-policy.ts";
import { IamRole } from "../../src/resources/iam-role.ts";
import { snapshot } from "../support/small-snapshot.ts";

const { arn: ROLE } = IamRole.example;
const OWN = "arn:aws:iam::123456789012:policy/guests";
const ALL_OF_S3 = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

function guestServices(role: Partial<Record<string, unknown>>, managed?: string): unknown {
  const resources = [
    { ...CognitoIdentityPool.example, guestRoleArn: ROLE },
    { ...IamRole.example, attachedPolicies: [], inlinePolicies: [], ...role },
    ...(managed === undefined
      ? []
      : [{ ...IamManagedPolicy.example, arn: OWN, document: managed }]),
  ];
  const store = new SnapshotStore(snapshot(resources, []), FACTS);
  return store.resources(CognitoIdentityPool.type)[0]?.["guestServices"];
}
const inline = (...statements: object[]) => ({
  inlinePolicies: [{ name: "own", document: policy(...statements) }],
});

test("counts what inline and attached policies allow of a whole service, and no more", () => {
  const table = "arn:aws:dynamodb:us-east-1:123456789012:table/shop";
  const some = { Effect: "Allow", Action: "dynamodb:*", Resource: table };
  expect(guestServices(inline(some))).toEqual([]);
  expect(guestServices(inline(ALL_OF_S3, some))).toEqual(["s3"]);
  const attached = { attachedPolicies: [OWN] };
  expect(guestServices(attached, policy(ALL_OF_S3))).toEqual(["s3"]);
  expect(guestServices(inline({ Effect: "Allow", Action: "*", Resource: "*" }))).toEqual(["*"]);
});

test("a condition, or a denial in another policy of the role, takes it back", () => {
  const conditional = { ...ALL_OF_S3, Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
  expect(guestServices(inline(conditional))).toEqual([]);
  const denied = policy({ Effect: "Deny", Action: "s3:*", Resource: "*" });
  const role = { ...inline(ALL_OF_S3), attachedPolicies: [OWN] };
  expect(guestServices(role, denied)).toEqual([]);
});

test("what a boundary leaves, and what an AWS managed policy says, is not known", () => {
  const boundary = { permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" };
  expect(() => guestServices({ ...inline(ALL_OF_S3), ...boundary })).toThrow(UnreadError);
  expect(guestServices({ ...inline(), ...boundary })).toEqual([]);
  const reading = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"];
  expect(() => guestServices({ attachedPolicies: reading })).toThrow(UnreadError);
  const writing = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"];
  expect(guestServices({ attachedPolicies: writing })).toEqual(["s3"]);
});
