import type { GapReason } from "../model/gap.ts";

/** What a failed call means for the snapshot. */
export interface CallFailure {
  /** Error name as the service sends it, for example AccessDeniedException. */
  readonly name: string;
  readonly reason: GapReason;
  /** The IAM action that AWS says is missing; absent when it does not say. */
  readonly action?: string;
  /** One line, without line breaks, clipped; safe to show. */
  readonly message: string;
}

const DENIED =
  /^(AccessDenied|AccessDeniedException|AccessDeniedFault|AuthorizationError|AuthorizationErrorException|CloudHsmAccessDeniedException|ForbiddenException|NotAuthorized|NotAuthorizedException|UnauthorizedException|UnauthorizedOperation|UnauthorizedAccess)$/;
const THROTTLED =
  /^(BandwidthLimitExceeded|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|RequestLimitExceeded|RequestThrottled|RequestThrottledException|SlowDown|ThrottledException|Throttling|ThrottlingException|TooManyRequestsException|TransactionInProgressException|EC2ThrottledException|KmsThrottlingException)$/;
const CREDENTIALS =
  /^(AuthFailure|CredentialsProviderError|ExpiredToken|ExpiredTokenException|IncompleteSignature|InvalidAccessKeyId|InvalidClientTokenId|InvalidSignatureException|MissingAuthenticationToken|RequestExpired|SignatureDoesNotMatch|TokenRefreshRequired|UnrecognizedClientException)$/;

/** The name that other services use, and Lambda does not, for an operation that the Region lacks. */
const UNKNOWN_OPERATION = "UnknownOperationException";
const NO_SUCH_OPERATION = /Unable to determine service\/operation name to be authori[sz]ed/;

/** Error names that say: these credentials are missing, wrong or expired. */
export function isCredentialFailure(name: string): boolean {
  return CREDENTIALS.test(name);
}

/** Says what a failed call means; `partialRegions`: AWS may not offer the service in the Region. */
export function classifyFailure(error: unknown, partialRegions: boolean): CallFailure {
  const name = errorName(error);
  const text = oneLine(error instanceof Error ? error.message : "");
  const status = httpStatus(error);
  const action = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)/.exec(text)?.[1];
  return {
    name,
    reason: reason(error, name, text, status, partialRegions),
    ...(action === undefined ? {} : { action }),
    message: describe(name, text, status),
  };
}

/** The name of an error without the prefixes that some protocols add. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return "UnknownError";
  const code = "Code" in error && typeof error.Code === "string" ? error.Code : undefined;
  const name =
    error.name === "Error" || error.name === "SyntaxError" ? (code ?? error.name) : error.name;
  // Lambda says AccessDeniedException, where no permission would help.
  if (NO_SUCH_OPERATION.test(error.message)) return UNKNOWN_OPERATION;
  return name.replace(/^(Client|Server)\./, "");
}

function reason(
  error: unknown,
  name: string,
  text: string,
  status: number | undefined,
  partialRegions: boolean,
): GapReason {
  if (name === UNKNOWN_OPERATION) return "failed";
  if (DENIED.test(name)) return /service control policy/i.test(text) ? "denied-by-scp" : "denied";
  if (THROTTLED.test(name) || status === 429) return "throttled";
  // A name that does not resolve is a Region without the service only where AWS says that such Regions exist.
  if (partialRegions && systemCode(error) === "ENOTFOUND") return "unsupported-region";
  if (status === 403 && !CREDENTIALS.test(name)) return "denied";
  return "failed";
}

function describe(name: string, text: string, status: number | undefined): string {
  // Bodies that are no AWS error (an HTML page of a proxy) make parser errors; their text helps nobody.
  if (name === "SyntaxError" || text.startsWith("@aws-sdk XML parse error")) {
    return `the answer is not an AWS response${status === undefined ? "" : ` (HTTP ${status})`}`;
  }
  return text === "" ? name : `${name}: ${text}`;
}

function oneLine(text: string): string {
  const line = text
    .replace(/Encoded authorization failure message: \S+/, "")
    // The SDK's advice to whoever debugs it.
    .replace(/Deserialization error: to see the raw response, inspect .*$/s, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** The HTTP status of the answer behind an error; undefined when there was no answer. */
export function httpStatus(error: unknown): number | undefined {
  const metadata = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata;
  return metadata?.httpStatusCode;
}

function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}
