import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import type { FactInput } from "./define.ts";
import type { InternetPorts } from "./internet-ports.ts";
import { ownId } from "./own-id.ts";
import { openness, OPENNESS_READS } from "./security-group-openness.ts";
import { unreadable, UnreadError } from "./unread.ts";

/** What `internetRules` reads of security groups. */
export const READS_OF_SECURITY_GROUPS = OPENNESS_READS;

/** An instance with an address in a VPC. */
interface Networked extends ResourceIdentity {
  readonly publiclyAccessible: boolean;
  readonly port: number | null;
  readonly securityGroups: readonly string[];
}

/**
 * The rules of its security groups by which the internet may connect to the port of a database with a public address,
 * in words.
 */
export function internetRules(database: Networked, input: FactInput): string[] {
  const { publiclyAccessible, port, securityGroups, account, region } = database;
  if (!publiclyAccessible || port === null) return [];
  const gaps: Gap[] = [];
  const found = securityGroups.flatMap((id) => {
    try {
      const [group] = input.findByKey(SecurityGroup, { account, region }, ownId, id);
      if (group === undefined) {
        throw unreadable(database, "securityGroups", `security group ${id} cannot be seen`);
      }
      const { known, possible, gaps: unread } = openness(group, input);
      const admits = isAbout(port);
      if (!known.some(admits) && possible.some(admits)) gaps.push(...unread);
      return known.filter(admits).flatMap(({ sources }) => sources.map((text) => `${id}: ${text}`));
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      gaps.push(...error.gaps);
      return [];
    }
  });
  if (found.length === 0 && gaps.length > 0) throw new UnreadError(gaps);
  return [...new Set(found)];
}

function isAbout(port: number) {
  return ({ protocol, fromPort, toPort }: InternetPorts) =>
    protocol === "tcp" && fromPort <= port && port <= toPort;
}
