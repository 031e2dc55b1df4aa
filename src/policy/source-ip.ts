import { isIP } from "node:net";

/**
 * Is an aws:SourceIp value narrow enough to name a network rather than the internet?
 * The limits are those of S3 Block Public Access: wider than /8 for IPv4 or /32 for IPv6 is
 * public. The private IPv4 ranges are within them; private IPv6 (fc00::/7) is accepted whole.
 */
export function isNarrowRange(range: string): boolean {
  const [address, bits, ...rest] = range.trim().split("/");
  const family = isIP(address ?? "");
  if (address === undefined || family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^[0-9]{1,3}$/.test(bits)) return false;
  const length = Number(bits);
  if (family === 4) return length >= 8 && length <= 32;
  if (length > 128) return false;
  return length >= 32 || (length >= 7 && /^f[cd]/i.test(address));
}
