import type { Gap } from "../model/gap.ts";
import type { ResourceOf } from "../resources/define.ts";
import { PrefixList } from "../resources/prefix-list.ts";
import { SecurityGroup, type SecurityGroupPermission } from "../resources/security-group.ts";
import type { FactInput } from "./define.ts";
import { ALL_PORTS, type InternetPorts, internetPorts, type Source } from "./internet-ports.ts";
import { ownId } from "./own-id.ts";
import { permissionText } from "./security-group-text.ts";
import { unreadable, UnreadError } from "./unread.ts";

type Group = ResourceOf<typeof SecurityGroup>;

/** The ports that a group opens to the internet. */
export interface Openness {
  /** Those that are certain: prefix lists that could not be read count as empty. */
  readonly known: readonly InternetPorts[];
  /** Those that are possible: such lists count as the whole internet. */
  readonly possible: readonly InternetPorts[];
  /** What keeps the two from being one. */
  readonly gaps: readonly Gap[];
}

/** What openness() reads. */
export const OPENNESS_READS = {
  [SecurityGroup.type]: ["ingress"],
  [PrefixList.type]: ["cidrs"],
};

/** The ports that a group opens to the internet, as far as it is known. */
export function openness(group: Group, input: FactInput): Openness {
  const present = computed.get(group);
  if (present !== undefined) return present;
  const found = opennessOf(group, input);
  computed.set(group, found);
  return found;
}

// Three facts tell of it.
const computed = new WeakMap<Group, Openness>();

function opennessOf(group: Group, input: FactInput): Openness {
  const gaps: Gap[] = [];
  const rulesWith = (unreadLists: readonly string[]) =>
    group.ingress.map((permission) => ({
      protocol: permission.protocol,
      fromPort: permission.fromPort ?? ALL_PORTS.fromPort,
      toPort: permission.toPort ?? ALL_PORTS.toPort,
      allows: true,
      sources: [
        ...[...permission.ipv4Cidrs, ...permission.ipv6Cidrs].map((cidr) =>
          source(permission, cidr),
        ),
        ...permission.prefixListIds.flatMap((id) => {
          try {
            return listSources(permission, group, id, input);
          } catch (error) {
            if (!(error instanceof UnreadError)) throw error;
            gaps.push(...error.gaps);
            return unreadLists.map((cidr) => source(permission, cidr));
          }
        }),
      ],
    }));
  const known = internetPorts(rulesWith([]));
  if (gaps.length === 0) return { known, possible: known, gaps };
  return { known, gaps: [...gaps], possible: internetPorts(rulesWith(EVERYBODY)) };
}

const EVERYBODY = ["0.0.0.0/0", "::/0"];

function source(permission: SecurityGroupPermission, cidr: string): Source {
  return { cidr, text: `${permissionText(permission)} from ${cidr}` };
}

function listSources(
  permission: SecurityGroupPermission,
  group: Group,
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
