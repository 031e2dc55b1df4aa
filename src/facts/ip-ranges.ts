import ipaddr from "ipaddr.js";

export type IpVersion = "IPv4" | "IPv6";

/** Neighbouring addresses of one version, from the first to the last. */
export interface IpRange {
  readonly first: bigint;
  readonly last: bigint;
}

const BITS: Readonly<Record<IpVersion, number>> = { IPv4: 32, IPv6: 128 };

/** Every address of each version. */
export const ALL: Readonly<Record<IpVersion, IpRange>> = {
  IPv4: { first: 0n, last: (1n << 32n) - 1n },
  IPv6: { first: 0n, last: (1n << 128n) - 1n },
};

/** The addresses of a CIDR block; one with host bits stands for its block. */
export function parseIpRange(cidr: string): IpRange & { readonly version: IpVersion } {
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const version = address.kind() === "ipv4" ? "IPv4" : "IPv6";
  const size = 1n << BigInt(BITS[version] - prefix);
  const first = (toBigInt(address.toByteArray()) / size) * size;
  return { version, first, last: first + size - 1n };
}

/** The addresses of one version that are in any of the ranges: sorted, without overlap. */
export function unionOf(ranges: readonly IpRange[]): IpRange[] {
  const union: IpRange[] = [];
  for (const range of ranges.toSorted(byFirst)) {
    const open = union.at(-1);
    if (open === undefined || range.first > open.last + 1n) union.push(range);
    else if (range.last > open.last) union[union.length - 1] = { ...open, last: range.last };
  }
  return union.map(({ first, last }) => ({ first, last }));
}

/** The addresses of the range that none of the others takes; the others sorted and without overlap, as unionOf() gives them. */
export function without(range: IpRange, taken: readonly IpRange[]): IpRange[] {
  const left: IpRange[] = [];
  let { first } = range;
  for (const each of taken) {
    if (each.last < first) continue;
    if (each.first > range.last) break;
    if (each.first > first) left.push({ first, last: each.first - 1n });
    first = each.last + 1n;
  }
  if (first <= range.last) left.push({ first, last: range.last });
  return left;
}

/** How many addresses the ranges hold, which must not overlap. */
export function sizeOf(ranges: readonly IpRange[]): bigint {
  return ranges.reduce((size, { first, last }) => size + last - first + 1n, 0n);
}

function byFirst({ first: a }: IpRange, { first: b }: IpRange): number {
  return a < b ? -1 : Number(a > b);
}

function toBigInt(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}
