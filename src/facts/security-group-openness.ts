import type { Gap } from "../model/gap.ts";
import type { ResourceOf } from "../resources/define.ts";
import { PrefixList } from "../resources/prefix-list.ts";
import { SecurityGroup, type SecurityGroupPermission } from "../resources/security-group.ts";
import type { FactInput } from "./define.ts";
import { ALL_PORTS, type InternetPorts, internetPorts, type Source } from "./internet-ports.ts";
import { ownId } from "./own-id.ts";
import { permissionText } from "./security-group-text.ts";
import { unreadable, UnreadError } from "./unread.ts";

/** What openness() reads. */
export const OPENNESS_READS = {
  [SecurityGroup.type]: ["ingress"],
  [PrefixList.type]: ["cidrs"],
};

/** The ports that a group opens to the internet, as far as it is known, and what keeps it from being all of them. */
export function openness(
  group: ResourceOf<typeof SecurityGroup>,
  input: FactInput,
): { readonly ports: InternetPorts[]; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const rules = group.ingress.map((permission) => ({
    protocol: permission.protocol,
    fromPort: permission.fromPort ?? ALL_PORTS.fromPort,
    toPort: permission.toPort ?? ALL_PORTS.toPort,
    allows: true,
    sources: [
      ...[...permission.ipv4Cidrs, ...permission.ipv6Cidrs].map((cidr) => source(permission, cidr)),
      ...permission.prefixListIds.flatMap((id) => {
        try {
          return listSources(permission, group, id, input);
        } catch (error) {
          if (!(error instanceof UnreadError)) throw error;
          gaps.push(...error.gaps);
          return [];
        }
      }),
    ],
  }));
  return { ports: internetPorts(rules), gaps };
}

function source(permission: SecurityGroupPermission, cidr: string): Source {
  return { cidr, text: `${permissionText(permission)} from ${cidr}` };
}

function listSources(
  permission: SecurityGroupPermission,
  group: ResourceOf<typeof SecurityGroup>,
  id: string,
  input: FactInput,
): Source[] {
  const { account, region } = group;
  const [list] = input.findByKey(PrefixList, { account, region }, ownId, id);
  // Rules go on to use a list that its owner shares no more.
  if (list === undefined) throw unreadable(group, "ingress", `prefix list ${id} cannot be seen`);
  const text = `${permissionText(permission)} from ${id} (${list.name})`;
  return (list.cidrs ?? []).map((cidr) => ({ cidr, text }));
}
