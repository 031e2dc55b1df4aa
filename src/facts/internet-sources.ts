import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import type { FactInput } from "./define.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { ownId } from "./own-id.ts";
import { openness } from "./security-group-openness.ts";
import { unreadable, UnreadError } from "./unread.ts";

/**
 * What lets the internet in to a TCP port of a resource, in words, one for each rule of its security groups. One group
 * that is open decides; where none is known to be, and one could be, the answer is unknown.
 */
export function internetSources(
  owner: ResourceIdentity,
  groupIds: readonly string[],
  port: number,
  input: FactInput,
): string[] {
  const found: string[] = [];
  const gaps: Gap[] = [];
  for (const id of groupIds) {
    try {
      const group = groupNamed(id, owner, input);
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

function groupNamed(id: string, owner: ResourceIdentity, input: FactInput) {
  const { account, region } = owner;
  const [group] = input.findByKey(SecurityGroup, { account, region }, ownId, id);
  if (group === undefined) {
    throw unreadable(owner, "securityGroups", `security group ${id} cannot be seen`);
  }
  return group;
}

function sourcesOf(open: readonly InternetPorts[], port: number): string[] {
  const matching = open.filter(
    ({ protocol, fromPort, toPort }) => protocol === "tcp" && fromPort <= port && port <= toPort,
  );
  return [...new Set(matching.flatMap(({ sources }) => sources))];
}
