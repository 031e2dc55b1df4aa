import { z } from "zod";
import {
  ALL,
  type IpRange,
  type IpVersion,
  parseIpRange,
  sizeOf,
  unionOf,
  without,
} from "./ip-ranges.ts";

export const InternetPorts = z.object({
  protocol: z.enum(["tcp", "udp"]).describe("Protocol; rules for all protocols open both"),
  version: z.enum(["IPv4", "IPv6"]).describe("Version of IP"),
  fromPort: z.number().describe("First port"),
  toPort: z.number().describe("Last port"),
  sources: z.array(z.string()).describe("What lets the internet in, in words"),
});
export type InternetPorts = z.infer<typeof InternetPorts>;

/** Addresses that a rule speaks of, and how the rule reads. */
export interface Source {
  readonly cidr: string;
  readonly text: string;
}

/** A rule of a packet filter; the first that matches an address, protocol and port decides. */
export interface TrafficRule {
  /** tcp, udp, -1 for all, or anything else. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly allows: boolean;
  readonly sources: readonly Source[];
}

const PROTOCOLS = ["tcp", "udp"] as const;
const VERSIONS = ["IPv4", "IPv6"] as const;

/** The ports of protocols that have ports. */
export const ALL_PORTS = { fromPort: 0, toPort: 65_535 };

/**
 * The addresses of the internet. Of IPv6 only 2000::/3 is routed. Of IPv4 the few private blocks make no difference:
 * "the internet" is half of the addresses or more, so that neither 0.0.0.0/0 in two rules, nor all public blocks
 * one by one, nor a small block that is denied before, hides that everybody may come.
 */
const INTERNET: Readonly<Record<IpVersion, IpRange>> = {
  IPv4: ALL.IPv4,
  IPv6: parseIpRange("2000::/3"),
};

interface VersionRule extends Omit<TrafficRule, "sources"> {
  readonly ranges: readonly (IpRange & { readonly text: string })[];
}

/**
 * The TCP and UDP ports that rules, in their order, leave open to half of all internet addresses or more: one entry
 * for each stretch of ports without a gap.
 */
export function internetPorts(rules: readonly TrafficRule[]): InternetPorts[] {
  return PROTOCOLS.flatMap((protocol) => {
    const relevant = rules.filter((rule) => rule.protocol === protocol || rule.protocol === "-1");
    return VERSIONS.flatMap((version) => {
      const found = relevant.flatMap((rule) => onVersion(rule, version));
      return stretches(found, version).map((stretch) => ({ protocol, version, ...stretch }));
    });
  });
}

type Stretch = Omit<InternetPorts, "protocol" | "version">;

function stretches(rules: readonly VersionRule[], version: IpVersion): Stretch[] {
  const open: Stretch[] = [];
  const allowed = rules.flatMap(({ allows, ranges }) => (allows ? ranges : []));
  if (!isInternet(version, unionOf(allowed))) return open;
  for (const [fromPort, toPort] of intervals(rules)) {
    const matching = rules.filter((rule) => rule.fromPort <= fromPort && rule.toPort >= toPort);
    const sources = openers(matching, version);
    if (sources.length === 0) continue;
    const last = open.at(-1);
    if (last?.toPort === fromPort - 1) {
      last.toPort = toPort;
      last.sources = [...new Set([...last.sources, ...sources])];
    } else {
      open.push({ fromPort, toPort, sources });
    }
  }
  return open;
}

function onVersion({ sources, ...rule }: TrafficRule, version: IpVersion): VersionRule[] {
  const { first, last } = INTERNET[version];
  const ranges = sources.flatMap(({ cidr, text }) => {
    const range = parseIpRange(cidr);
    if (range.version !== version || range.last < first || range.first > last) return [];
    return [
      {
        first: range.first < first ? first : range.first,
        last: range.last > last ? last : range.last,
        text,
      },
    ];
  });
  return ranges.length === 0 ? [] : [{ ...rule, ranges }];
}

function isInternet(version: IpVersion, ranges: readonly IpRange[]): boolean {
  return sizeOf(ranges) * 2n >= sizeOf([INTERNET[version]]);
}

/** Texts of the rules by which the internet is let in; empty when it is not. */
function openers(rules: readonly VersionRule[], version: IpVersion): string[] {
  let denied: IpRange[] = [];
  const admitted: (IpRange & { readonly text: string })[] = [];
  for (const { allows, ranges } of rules) {
    if (allows) {
      for (const range of ranges) {
        admitted.push(...without(range, denied).map((part) => ({ ...part, text: range.text })));
      }
    } else {
      const before = unionOf(admitted);
      denied = unionOf([...denied, ...ranges.flatMap((range) => without(range, before))]);
    }
  }
  if (!isInternet(version, unionOf(admitted))) return [];
  const texts = [...new Set(admitted.map(({ text }) => text))];
  // Where one rule is enough, the small ones beside it would only be in the way.
  const alone = texts.filter((text) =>
    isInternet(version, unionOf(admitted.filter((part) => part.text === text))),
  );
  return alone.length > 0 ? alone : texts;
}

/** Stretches of ports within which no rule begins or ends. */
function intervals(rules: readonly VersionRule[]): [from: number, to: number][] {
  const starts = new Set(rules.flatMap(({ fromPort, toPort }) => [fromPort, toPort + 1]));
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => [from, (sorted[index + 1] ?? 0) - 1]);
}
