import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type Fact, type FactInput } from "./define.ts";
import { findSecurityGroup } from "./find-security-group.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { UnreadError } from "./unread.ts";

/** A database that may have an address on the internet. */
interface Networked extends ResourceIdentity {
  readonly publiclyAccessible: boolean;
  /** Null while it has none. */
  readonly port: number | null;
  readonly securityGroups: readonly string[];
}

/** The fact `internetSources` of a type of database. */
export function internetSourcesFact(on: ResourceType): Fact {
  return defineFact({
    on,
    name: "internetSources",
    schema: z
      .array(z.string())
      .describe(
        "Rules of its security groups that open its port to the internet; empty without a public address",
      ),
    reads: { [on.type]: ["publiclyAccessible", "port", "securityGroups"], ...OPENNESS_READS },
    compute: (resource, input) => internetSources(resource as unknown as Networked, input),
  });
}

/** One group that is open decides; where none is known to be, and one could be, the answer is unknown. */
function internetSources(database: Networked, input: FactInput): string[] {
  const { publiclyAccessible, port, securityGroups } = database;
  if (!publiclyAccessible || port === null) return [];
  const found: string[] = [];
  const gaps: Gap[] = [];
  for (const id of securityGroups) {
    try {
      const group = findSecurityGroup(id, database, "securityGroups", input);
      const { known, possible, gaps: hidden } = openness(group, input);
      const sources = sourcesOf(known, port);
      found.push(...sources.map((source) => `${id}: ${source}`));
      if (sources.length === 0 && sourcesOf(possible, port).length > 0) gaps.push(...hidden);
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      gaps.push(...error.gaps);
    }
  }
  if (found.length === 0 && gaps.length > 0) throw new UnreadError(gaps);
  return found;
}

function sourcesOf(open: readonly InternetPorts[], port: number): string[] {
  const matching = open.filter(
    ({ protocol, fromPort, toPort }) => protocol === "tcp" && fromPort <= port && port <= toPort,
  );
  return [...new Set(matching.flatMap(({ sources }) => sources))];
}
