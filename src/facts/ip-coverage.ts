import { ALL, type IpRange, type IpVersion, parseIpRange, without, unionOf } from "./ip-ranges.ts";

/** The IP versions of which CIDR blocks, taken together, cover every address. */
export function wholeVersions(cidrs: readonly string[]): IpVersion[] {
  const ranges: Record<IpVersion, IpRange[]> = { IPv4: [], IPv6: [] };
  for (const cidr of cidrs) {
    const range = parseIpRange(cidr);
    ranges[range.version].push(range);
  }
  return (["IPv4", "IPv6"] as const).filter(
    (version) => without(ALL[version], unionOf(ranges[version])).length === 0,
  );
}
