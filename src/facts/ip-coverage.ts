import ipaddr from "ipaddr.js";

/** An IP version whose every address is covered. */
export type WholeVersion = "IPv4" | "IPv6";

/** The IP versions of which CIDR blocks, taken together, cover every address. */
export function wholeVersions(cidrs: readonly string[]): WholeVersion[] {
  const ranges: Record<WholeVersion, [first: bigint, last: bigint][]> = { IPv4: [], IPv6: [] };
  for (const cidr of cidrs) {
    const [address, prefix] = ipaddr.parseCIDR(cidr);
    const version = address.kind() === "ipv4" ? "IPv4" : "IPv6";
    const size = 1n << BigInt(BITS[version] - prefix);
    const first = (toBigInt(address.toByteArray()) / size) * size;
    ranges[version].push([first, first + size - 1n]);
  }
  return (["IPv4", "IPv6"] as const).filter((version) => isWhole(ranges[version], BITS[version]));
}

const BITS: Readonly<Record<WholeVersion, number>> = { IPv4: 32, IPv6: 128 };

function isWhole(ranges: readonly (readonly [bigint, bigint])[], bits: number): boolean {
  let next = 0n;
  for (const [first, last] of ranges.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
    if (first > next) return false;
    if (last >= next) next = last + 1n;
  }
  return next === 1n << BigInt(bits);
}

function toBigInt(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}
