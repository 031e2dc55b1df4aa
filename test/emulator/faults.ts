import { type WireAnswer, ServiceError, errorAnswer } from "./errors.ts";
import type { Protocol } from "./protocol.ts";
import type { RecognizedRequest } from "./recognize.ts";

/** What can go wrong with a call. */
export type FaultKind =
  | "denied"
  | "denied-by-scp"
  | "throttled"
  | "failed"
  | "expired-token"
  | "slow"
  | "reset"
  | "truncated";

/** Which calls go wrong, and how. */
export interface Fault {
  /** Signing name of the service. */
  readonly service: string;
  /** Absent: every operation. */
  readonly operation?: string;
  /** Absent: every Region. */
  readonly region?: string;
  readonly kind: FaultKind;
  /** How many calls; absent: all. */
  readonly times?: number;
  /** For `slow`: how long to wait before moto is asked; one second when absent. */
  readonly delayMs?: number;
}

/** The faults of an emulator; each counts the calls that it struck. */
export class Faults {
  #active: { readonly fault: Fault; hits: number }[] = [];

  add(fault: Fault): void {
    this.#active.push({ fault, hits: 0 });
  }

  clear(): void {
    this.#active = [];
  }

  /** The first fault that strikes this call, counted. */
  strike({ service, operation, region }: RecognizedRequest): Fault | undefined {
    for (const entry of this.#active) {
      const { fault } = entry;
      const strikes =
        fault.service === service &&
        (fault.operation ?? operation) === operation &&
        (fault.region ?? region) === region &&
        entry.hits < (fault.times ?? Infinity);
      if (!strikes) continue;
      entry.hits += 1;
      return fault;
    }
    return undefined;
  }
}

type ErrorKind = Exclude<FaultKind, "slow" | "reset" | "truncated">;
type Names = Readonly<Record<Protocol, readonly [status: number, code: string]>>;

/** Status and code as the real services answer them, by protocol. */
const DENIED: Names = {
  awsJson: [400, "AccessDeniedException"],
  restJson: [403, "AccessDeniedException"],
  awsQuery: [403, "AccessDenied"],
  ec2Query: [403, "UnauthorizedOperation"],
  restXml: [403, "AccessDenied"],
  s3: [403, "AccessDenied"],
};
const NAMES: Readonly<Record<ErrorKind, Names>> = {
  denied: DENIED,
  "denied-by-scp": DENIED,
  throttled: {
    awsJson: [400, "ThrottlingException"],
    restJson: [429, "TooManyRequestsException"],
    awsQuery: [400, "Throttling"],
    ec2Query: [503, "RequestLimitExceeded"],
    restXml: [400, "Throttling"],
    s3: [503, "SlowDown"],
  },
  failed: {
    awsJson: [500, "InternalFailure"],
    restJson: [500, "InternalFailure"],
    awsQuery: [500, "InternalFailure"],
    ec2Query: [500, "InternalError"],
    restXml: [500, "InternalFailure"],
    s3: [500, "InternalError"],
  },
  "expired-token": {
    awsJson: [400, "ExpiredTokenException"],
    restJson: [403, "ExpiredTokenException"],
    awsQuery: [403, "ExpiredToken"],
    ec2Query: [400, "RequestExpired"],
    restXml: [403, "ExpiredToken"],
    s3: [400, "ExpiredToken"],
  },
};

const CALLER = "arn:aws:sts::123456789012:assumed-role/auditor/session";

/** The error that a fault of such a kind answers with. */
export function faultAnswer(kind: ErrorKind, request: RecognizedRequest): WireAnswer {
  const [status, code] = NAMES[kind][request.protocol];
  return errorAnswer(request.protocol, new ServiceError(code, message(kind, request), status));
}

function message(kind: ErrorKind, { service, operation }: RecognizedRequest): string {
  const denial = `User: ${CALLER} is not authorized to perform: ${service}:${operation}`;
  switch (kind) {
    case "denied":
      return `${denial} because no identity-based policy allows the ${service}:${operation} action`;
    case "denied-by-scp":
      return `${denial} with an explicit deny in a service control policy`;
    case "throttled":
      return "Rate exceeded";
    case "failed":
      return "The service could not answer";
    case "expired-token":
      return "The security token included in the request is expired";
  }
}
