import type { SecurityGroupPermission } from "../resources/security-group.ts";

/** A permission in words, without whom it speaks of: "tcp 20-25", "all traffic". */
export function permissionText({ protocol, fromPort, toPort }: SecurityGroupPermission): string {
  if (protocol === "-1") return "all traffic";
  const name = /^\d+$/.test(protocol) ? `protocol ${protocol}` : protocol;
  if (fromPort === null) return hasPorts(protocol) ? `all ${name} ports` : name;
  if (!hasPorts(protocol)) return `${name} type ${fromPort}`;
  if (fromPort === 0 && toPort === 65_535) return `all ${name} ports`;
  return fromPort === toPort || toPort === null
    ? `${name} ${fromPort}`
    : `${name} ${fromPort}-${toPort}`;
}

/** Everybody whom a permission speaks of. */
export function peers(permission: SecurityGroupPermission): string[] {
  const { ipv4Cidrs, ipv6Cidrs, prefixListIds, groups } = permission;
  return [...ipv4Cidrs, ...ipv6Cidrs, ...prefixListIds, ...groups];
}

function hasPorts(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}
