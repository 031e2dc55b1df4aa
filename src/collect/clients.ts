import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { TOOL_VERSION } from "../version.ts";
import type { Journal } from "./journal.ts";
import { assumeRole, type AssumedRole } from "./assume-role.ts";
import { lookupWithLoopback } from "./loopback.ts";
import type { SdkClient, SdkClientClass } from "./sdk.ts";
import { tapClient, type WireTap } from "./wire.ts";

/** How calls are sent; the defaults suit an unattended scan of a busy account. */
export interface ClientOptions {
  readonly profile?: string | undefined;
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** Role to assume with the credentials; all calls are then made by it. */
  readonly assume?: AssumedRole | undefined;
  /** Attempts per call; AWS_MAX_ATTEMPTS in the environment overrides the default of 8. */
  readonly maxAttempts?: number | undefined;
  /** Standard mode gives up calls for good under a steady limit, so only tests use it. */
  readonly retryMode?: "adaptive" | "standard" | undefined;
  readonly tap?: WireTap | undefined;
  /** Longest wait for an answer to one attempt, in milliseconds. */
  readonly requestTimeout?: number | undefined;
  /** Longest silence in the middle of an answer, in milliseconds. */
  readonly socketTimeout?: number | undefined;
}

// The credential chain prints its warnings to the console unless it has a logger.
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Makes one client per service and Region, all on one pool of connections. */
export class Clients {
  readonly #options: ClientOptions;
  readonly #journal: Journal;
  readonly #handler: NodeHttpHandler;
  readonly #credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  readonly #clients = new Map<SdkClientClass, Map<string, SdkClient>>();

  constructor(options: ClientOptions, journal: Journal) {
    this.#options = options;
    this.#journal = journal;
    const agent = { keepAlive: true, maxSockets: 64, lookup: lookupWithLoopback };
    this.#handler = new NodeHttpHandler({
      connectionTimeout: 5_000,
      requestTimeout: options.requestTimeout ?? 30_000,
      throwOnRequestTimeout: true,
      socketTimeout: options.socketTimeout ?? 30_000,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    });
    const { profile } = options;
    const own =
      options.credentials ??
      fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), logger: SILENT });
    this.#credentials =
      options.assume === undefined
        ? own
        : assumeRole(options.assume, own, { requestHandler: this.#handler, logger: SILENT });
  }

  /** The client of a service in a Region, which sends its calls to `endpointRegion`. */
  get(service: string, region: string, endpointRegion: string, Client: SdkClientClass): SdkClient {
    const key = `${service}\0${region}`;
    let clients = this.#clients.get(Client);
    if (clients === undefined) this.#clients.set(Client, (clients = new Map()));
    let client = clients.get(key);
    if (client === undefined) {
      client = new Client({
        region: endpointRegion,
        credentials: this.#credentials,
        requestHandler: this.#handler,
        retryMode: this.#options.retryMode ?? "adaptive",
        ...(this.#options.profile === undefined ? {} : { profile: this.#options.profile }),
        ...maxAttempts(this.#options.maxAttempts),
        customUserAgent: `keelson/${TOOL_VERSION}`,
      });
      tapClient(client, { service, region }, this.#journal, this.#options.tap);
      clients.set(key, client);
    }
    return client;
  }

  /** Closes every connection. */
  close(): void {
    this.#handler.destroy();
  }
}

function maxAttempts(option: number | undefined): { maxAttempts?: number } {
  if (option !== undefined) return { maxAttempts: option };
  return process.env["AWS_MAX_ATTEMPTS"] === undefined ? { maxAttempts: 8 } : {};
}
