import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { internetPorts, type TrafficRule } from "../../src/facts/internet-ports.ts";

const PORTS = 8;
const BLOCKS = 256;

/** Rules over a few ports and over blocks no smaller than /8, so that everything can be counted out. */
const rule = fc.record({
  protocol: fc.constantFrom("tcp", "udp", "-1", "icmp"),
  ports: fc.tuple(fc.nat({ max: PORTS - 1 }), fc.nat({ max: PORTS - 1 })),
  allows: fc.boolean(),
  blocks: fc.array(fc.tuple(fc.nat({ max: BLOCKS - 1 }), fc.integer({ min: 0, max: 8 })), {
    maxLength: 5,
  }),
});
type Drawn = { protocol: string; ports: [number, number]; blocks: [number, number][] };

function trafficRule(drawn: Drawn & { allows: boolean }): TrafficRule {
  const [a, b] = drawn.ports;
  return {
    protocol: drawn.protocol,
    fromPort: Math.min(a, b),
    toPort: Math.max(a, b),
    allows: drawn.allows,
    sources: drawn.blocks.map(([at, prefix]) => ({ cidr: `${at}.0.0.0/${prefix}`, text: "x" })),
  };
}

/** Asks block by block which rule decides. */
function isOpen(rules: readonly TrafficRule[], protocol: string, port: number): boolean {
  let admitted = 0;
  for (let block = 0; block < BLOCKS; block += 1) {
    const decides = rules.find(
      (each) =>
        (each.protocol === protocol || each.protocol === "-1") &&
        each.fromPort <= port &&
        port <= each.toPort &&
        each.sources.some(({ cidr }) => holds(cidr, block)),
    );
    if (decides?.allows === true) admitted += 1;
  }
  return admitted * 2 >= BLOCKS;
}

function holds(cidr: string, block: number): boolean {
  const [start = "", prefix = ""] = cidr.split("/");
  const shift = 8 - Number(prefix);
  return Number.parseInt(start, 10) >> shift === block >> shift;
}

function allow(protocol: string, fromPort: number, toPort: number, ...cidrs: string[]) {
  const sources = cidrs.map((cidr) => ({ cidr, text: `${protocol} ${fromPort} ${cidr}` }));
  return { protocol, fromPort, toPort, allows: true, sources };
}

describe("ports that are open to the internet", () => {
  test("are those that counting finds, whatever the rules and their order", () => {
    const property = fc.property(fc.array(rule, { maxLength: 8 }), (drawn) => {
      const rules = drawn.map(trafficRule);
      const found = internetPorts(rules);
      for (const protocol of ["tcp", "udp"] as const) {
        for (let port = 0; port < PORTS; port += 1) {
          const listed = found.filter(
            (each) => each.protocol === protocol && each.fromPort <= port && port <= each.toPort,
          );
          expect(listed.length).toBe(isOpen(rules, protocol, port) ? 1 : 0);
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  test("rules that only allow may come in any order", () => {
    const property = fc.property(
      fc
        .array(rule, { maxLength: 6 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
      ([one, other]) => {
        const open = (drawn: typeof one) =>
          internetPorts(drawn.map((each) => trafficRule({ ...each, allows: true })));
        expect(open(other)).toEqual(open(one));
      },
    );
    fc.assert(property);
  });

  test("halves in rules with other ports add up where they meet", () => {
    const rules = [allow("tcp", 20, 25, "0.0.0.0/1"), allow("-1", 0, 65_535, "128.0.0.0/2")];
    expect(internetPorts(rules)).toEqual([
      {
        protocol: "tcp",
        version: "IPv4",
        fromPort: 20,
        toPort: 25,
        sources: ["tcp 20 0.0.0.0/1"],
      },
    ]);
    const [, ...quarters] = rules;
    expect(internetPorts([allow("tcp", 20, 25, "64.0.0.0/2"), ...quarters])).toMatchObject([
      { fromPort: 20, toPort: 25, sources: ["tcp 20 64.0.0.0/2", "-1 0 128.0.0.0/2"] },
    ]);
  });

  test("neighbouring ports of several rules make one stretch, for each version of IP", () => {
    const low = allow("tcp", 0, 1023, "0.0.0.0/0", "::/0");
    const high = allow("tcp", 1024, 65_535, "0.0.0.0/0");
    expect(internetPorts([low, high])).toMatchObject([
      { version: "IPv4", fromPort: 0, toPort: 65_535 },
      { version: "IPv6", fromPort: 0, toPort: 1023 },
    ]);
  });

  test("less than half is not the internet", () => {
    expect(internetPorts([allow("tcp", 22, 22, "0.0.0.0/2", "64.0.0.0/3")])).toEqual([]);
  });

  test("all public blocks one by one are the internet, though private ones are left out", () => {
    const parts = ["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4"];
    const rest = ["32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/3", "192.0.0.0/9", "208.0.0.0/4"];
    expect(internetPorts([allow("tcp", 22, 22, ...parts, ...rest)])).toHaveLength(1);
  });

  test("of IPv6 the routed eighth counts", () => {
    const isOpenTo = (cidr: string) => internetPorts([allow("tcp", 22, 22, cidr)]).length === 1;
    expect(isOpenTo("::/0")).toBe(true);
    expect(isOpenTo("2000::/3")).toBe(true);
    expect(isOpenTo("::/1")).toBe(true);
    expect(isOpenTo("8000::/1")).toBe(false);
    expect(isOpenTo("2001:db8::/32")).toBe(false);
  });

  test("a small block that is denied before does not hide the rest, and a whole one does", () => {
    const deny = (cidr: string) => ({ ...allow("tcp", 22, 22, cidr), allows: false });
    const everybody = allow("-1", 0, 65_535, "0.0.0.0/0");
    const ssh = (first: TrafficRule) =>
      internetPorts([first, everybody]).some(
        ({ protocol, fromPort, toPort }) => protocol === "tcp" && fromPort <= 22 && toPort >= 22,
      );
    expect(ssh(deny("198.51.100.0/24"))).toBe(true);
    expect(ssh(deny("0.0.0.0/0"))).toBe(false);
  });

  test("only what is needed is named: one rule that is enough, or all that add up", () => {
    const sources = (...rules: TrafficRule[]) => internetPorts(rules)[0]?.sources;
    expect(sources(allow("tcp", 22, 22, "10.0.0.0/8", "0.0.0.0/0", "::/0"))).toEqual([
      "tcp 22 0.0.0.0/0",
    ]);
    expect(sources(allow("tcp", 22, 22, "0.0.0.0/2", "128.0.0.0/2"))).toEqual([
      "tcp 22 0.0.0.0/2",
      "tcp 22 128.0.0.0/2",
    ]);
  });
});
