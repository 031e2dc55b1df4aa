import type { HttpRequest, HttpResponse } from "@smithy/types";
import type { Journal } from "./journal.ts";
import type { SdkClient } from "./sdk.ts";
import { classifyFailure } from "./errors.ts";

/** One request as it would go over the wire, before it does. */
export interface WireRequest {
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  readonly http: HttpRequest;
}

/** Stands between the SDK and the network: passes the request on, or answers in its place. */
export type WireTap = (
  request: WireRequest,
  send: () => Promise<HttpResponse>,
) => Promise<HttpResponse>;

interface Attempt {
  readonly request: unknown;
}
// The stack is typed for the inputs of one client; these middlewares serve every client.
// oxlint-disable-next-line typescript/no-explicit-any
type Next = (attempt: any) => Promise<any>;

interface MiddlewareContext {
  readonly commandName?: string;
}

/** Counts every attempt of the client's calls in the journal, and lets the tap stand before the network. */
export function tapClient(
  client: SdkClient,
  cell: { service: string; region: string },
  journal: Journal,
  tap: WireTap | undefined,
): void {
  // Inside the retry loop of the SDK, so each attempt is seen on its own.
  client.middlewareStack.add(
    (next: Next, context: MiddlewareContext) => async (attempt: Attempt) => {
      try {
        return await next(attempt);
      } catch (error) {
        const { reason } = classifyFailure(error, false);
        if (reason === "throttled") {
          const operation = operationName(context.commandName);
          journal.entry(cell.service, operation, cell.region).throttles += 1;
        }
        throw error;
      }
    },
    { step: "finalizeRequest", priority: "low", name: "keelsonJournal" },
  );
  if (tap === undefined) return;
  // Innermost: the SDK's own serializers and deserializers run on what the tap sees and answers.
  client.middlewareStack.add(
    (next: Next, context: MiddlewareContext) => async (attempt: Attempt) => {
      const request: WireRequest = {
        ...cell,
        operation: operationName(context.commandName),
        http: attempt.request as HttpRequest,
      };
      const send = async () => (await next(attempt)).response as HttpResponse;
      return { response: await tap(request, send) };
    },
    { step: "deserialize", priority: "low", name: "keelsonTap" },
  );
}

/** The operation of a command class name: GetKeyPolicyCommand → GetKeyPolicy. */
function operationName(commandName: string | undefined): string {
  return (commandName ?? "").replace(/Command$/, "");
}
