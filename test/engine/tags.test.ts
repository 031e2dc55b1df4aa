import { describe, expect, test } from "vitest";
import { tagsOf, withoutOwner, withTags } from "../../src/engine/tags.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { ResourceTagMapping } from "../../src/resources/resource-tag-mapping.ts";
import { gap, key, snapshot } from "../support/small-snapshot.ts";

const mapping = (arn: string, tags: Record<string, string>): Resource => ({
  ...ResourceTagMapping.example,
  arn,
  tags,
});

/** The tags that each resource ends up with; services and Regions are those of the small snapshot. */
function merged(resources: readonly Resource[], gaps: readonly Gap[] = []) {
  const snapshotWithTags = withTags(snapshot(resources, gaps));
  return Object.fromEntries(
    snapshotWithTags.resources.map((resource) => [resource.id, resource.tags]),
  );
}

describe("tags that were read in bulk", () => {
  test("join their resources, and stand for themselves no longer", () => {
    const [a, b] = [key("a"), key("b")];
    expect(merged([a, mapping(a.arn, { env: "dev" }), b, mapping(b.arn, {})])).toEqual({
      a: { env: "dev" },
      b: {},
    });
  });

  test("do not replace those that a resource has", () => {
    const own = key("a", { tags: { env: "prod" } });
    expect(merged([own, mapping(own.arn, { env: "old" })])).toEqual({ a: { env: "prod" } });
  });

  test("a whole list that leaves a resource out says that it has none", () => {
    expect(merged([key("a")])).toEqual({ a: {} });
  });

  test.each<[string, Resource, Gap[]]>([
    ["the list of the Region has a gap", key("a"), [gap({ type: ResourceTagMapping.type })]],
    [
      "which Regions there are was not read",
      key("a"),
      [gap({ type: ResourceTagMapping.type, region: "*" })],
    ],
    ["the Region was not scanned", key("a", { region: "us-west-2" }), []],
    ["the list never names the type", key("a", { type: "AWS::SSM::ManagedInstance" }), []],
    ["it stands outside Regions", key("a", { region: "global" }), []],
  ])("they are unread where %s", (_, resource, gaps) => {
    expect(merged([resource], gaps)).toEqual({ a: undefined });
  });

  test("a gap in another Region does not matter", () => {
    const other = gap({ type: ResourceTagMapping.type, region: "eu-west-1" });
    expect(merged([key("a")], [other])).toEqual({ a: {} });
  });

  test("without them all stays as it is", () => {
    const plain = snapshot([key("a")], [], { services: ["kms"] });
    expect(withTags(plain)).toBe(plain);
    expect(tagsOf(plain)(key("a"))).toBeUndefined();
  });

  test("find snapshots and images under both of their ARNs", () => {
    const bare = key("a", { arn: "arn:aws:ec2:us-east-1::snapshot/snap-1" });
    const owned = "arn:aws:ec2:us-east-1:123456789012:snapshot/snap-1";
    expect(merged([bare, mapping(owned, { env: "dev" })])).toEqual({ a: { env: "dev" } });
    expect(withoutOwner("arn:aws:ec2:us-east-1:123456789012:instance/i-1")).toBe(
      "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
    );
  });
});

test("tags are known by type and ARN", () => {
  const tagged = key("a", { tags: { env: "dev" } });
  const find = tagsOf(snapshot([tagged, key("b")]));
  expect(find(tagged)).toEqual({ env: "dev" });
  expect(find(key("b"))).toBeUndefined();
  expect(find({ ...tagged, type: "AWS::KMS::CustomKeyStore" })).toBeUndefined();
});
