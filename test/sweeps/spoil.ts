import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import { identityCell, regionsCell } from "../../src/collect/account.ts";
import type { Collector } from "../../src/collect/define.ts";
import type { SdkClientClass } from "../../src/collect/sdk.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import { errorAnswer, ServiceError } from "../emulator/errors.ts";
import { protocolOf, type Protocol, type SdkProtocol } from "../emulator/protocol.ts";

/** What goes wrong with one operation, for as long as the scan lasts. */
export const FAULTS = {
  denied: new ServiceError(
    "AccessDeniedException",
    "User is not authorized to perform this action",
    403,
  ),
  throttled: new ServiceError("ThrottlingException", "Rate exceeded", 400),
  failed: new ServiceError("InternalFailure", "Internal failure", 500),
} as const;
export type FaultName = keyof typeof FAULTS;

/** The protocol of each of keelson's services, and of operations that go to another one. */
const PROTOCOLS = new Map<string, Protocol>();
const cells: Pick<Collector, "service" | "client" | "calls">[] = [identityCell, regionsCell];
for (const load of Object.values(COLLECTORS)) cells.push((await load()).default);
for (const { service, client, calls } of cells) {
  PROTOCOLS.set(service, spokenBy(client));
  for (const [operation, call] of Object.entries(calls)) {
    if (call.client !== undefined) PROTOCOLS.set(`${service} ${operation}`, spokenBy(call.client));
  }
}

function spokenBy(client: SdkClientClass): Protocol {
  const { config } = new client({ region: "us-east-1" });
  const { protocol, serviceId } = config as { protocol: SdkProtocol; serviceId: string };
  // S3 speaks REST XML with error answers of its own.
  return serviceId === "S3" ? "s3" : protocolOf(protocol);
}

/** Answers one operation of one service with an error, in every Region, and passes all others on. */
export function spoil(tap: WireTap, service: string, operation: string, fault: FaultName): WireTap {
  return (request, send) => {
    if (request.service !== service || request.operation !== operation) return tap(request, send);
    const protocol = PROTOCOLS.get(`${service} ${operation}`) ?? PROTOCOLS.get(service);
    if (protocol === undefined) throw new Error(`the protocol of ${service} is not known`);
    const { status, headers, body } = errorAnswer(protocol, FAULTS[fault]);
    return Promise.resolve(
      new HttpResponse({
        statusCode: status,
        headers: { ...headers },
        body: Readable.from([body]),
      }),
    );
  };
}
