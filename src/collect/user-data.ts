import { gunzipSync } from "node:zlib";

/** EC2 takes 16 KB of user data, which may be compressed; a script that unpacks to more is no script. */
const LONGEST = 1_048_576;

/** The text of user data as the EC2 and Auto Scaling APIs give it: base64, and compressed where cloud-init unpacks it. */
export function decodeUserData(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (isGzip ? gunzipSync(bytes, { maxOutputLength: LONGEST }) : bytes).toString("utf8");
  } catch {
    return bytes.toString("latin1");
  }
}
