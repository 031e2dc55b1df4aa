import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, test } from "vitest";
import { wholeVersions } from "../../src/facts/ip-coverage.ts";

/** The two halves of a block. */
function halves(cidr: string): [string, string] {
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const bytes = address.toByteArray();
  const at = prefix >> 3;
  bytes[at] = (bytes[at] ?? 0) | (0x80 >> (prefix & 7));
  return [
    `${address.toString()}/${prefix + 1}`,
    `${ipaddr.fromByteArray(bytes).toString()}/${prefix + 1}`,
  ];
}

/** Blocks that together are exactly all of a version: a block is split again and again. */
function partition(whole: string, maximumPrefix: number) {
  return fc.array(fc.nat(), { maxLength: 40 }).map((choices) => {
    const blocks: string[] = [whole];
    for (const choice of choices) {
      const at = choice % blocks.length;
      const block = blocks[at] ?? whole;
      if (ipaddr.parseCIDR(block)[1] < maximumPrefix) blocks.splice(at, 1, ...halves(block));
    }
    return blocks;
  });
}

describe.each([
  ["IPv4", "0.0.0.0/0", 32],
  ["IPv6", "::/0", 128],
] as const)("%s", (version, whole, bits) => {
  const blocks = partition(whole, bits);

  test("blocks that add up to everything are found, in any order and with others between", () => {
    const property = fc.property(
      blocks.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      fc.subarray(["10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32", "::1/128"]),
      (all, more) => {
        expect(wholeVersions([...more, ...all])).toEqual([version]);
      },
    );
    fc.assert(property);
  });

  test("a single missing block leaves a gap", () => {
    const property = fc.property(blocks, fc.nat(), (all, choice) => {
      const rest = all.toSpliced(choice % all.length, 1);
      expect(wholeVersions([...rest, ...rest])).toEqual([]);
    });
    fc.assert(property);
  });
});

test("an address with host bits stands for its block", () => {
  expect(wholeVersions(["10.1.2.3/1", "200.1.2.3/1"])).toEqual(["IPv4"]);
});

test("both versions, and none", () => {
  expect(wholeVersions(["8000::/1", "0.0.0.0/0", "::/1"])).toEqual(["IPv4", "IPv6"]);
  expect(wholeVersions([])).toEqual([]);
});
