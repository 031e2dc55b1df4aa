import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** Names below `localhost` are this machine (RFC 6761), which not every resolver knows; S3 puts account ids before it. */
export const lookupWithLoopback: LookupFunction = (host, options, answer) => {
  if (!host.endsWith(".localhost")) lookup(host, options, answer);
  else if (options.all === true) answer(null, [{ address: "127.0.0.1", family: 4 }]);
  else answer(null, "127.0.0.1", 4);
};
