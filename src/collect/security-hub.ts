import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  GetFindingsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { ASFF_ID_PREFIX, AsffFinding } from "../model/asff.ts";
import { Clients, type ClientOptions } from "./clients.ts";
import { CollectError } from "./collect-error.ts";
import { classifyFailure } from "./errors.ts";
import { Journal } from "./journal.ts";
import { pacer, realClock } from "./pacer.ts";
import type { SdkClientClass, SdkCommandClass } from "./sdk.ts";

/** IAM actions that a push needs, in the account and in every Region with findings. */
export const SECURITY_HUB_ACTIONS = [
  "securityhub:BatchImportFindings",
  "securityhub:GetFindings",
] as const;

/** A finding that Security Hub did not take, and why. */
export interface Refusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** A Region in which a call failed; nothing more is sent there. */
export class SecurityHubError extends Error {
  /** true when Security Hub is not enabled, or not offered, in the Region. */
  readonly notEnabled: boolean;

  constructor(message: string, notEnabled: boolean) {
    super(message);
    this.name = "SecurityHubError";
    this.notEnabled = notEnabled;
  }
}

// AWS takes ten calls a second of BatchImportFindings and three of GetFindings, per account and Region.
const IMPORT_INTERVAL_MS = 100;
const READ_INTERVAL_MS = 334;
// A million findings; no account has more of ours, and an answer that never ends must not hold up the push.
const MAX_PAGES = 10_000;
const PAGE_SIZE = 100;

/** Reads and imports keelson's own findings in Security Hub CSPM, Region by Region. */
export class SecurityHub {
  readonly #clients: Clients;
  readonly #signal: AbortSignal;
  readonly #profile: string | undefined;

  constructor(options: ClientOptions & { readonly signal: AbortSignal }) {
    this.#clients = new Clients(options, new Journal());
    this.#signal = options.signal;
    this.#profile = options.profile;
  }

  /** The account that the credentials belong to; throws CollectError when they do not work. */
  async account(region: string): Promise<string> {
    try {
      const { Account = "" } = await this.#send(
        "sts",
        region,
        STSClient,
        GetCallerIdentityCommand,
        {},
      );
      return Account;
    } catch (error) {
      this.#signal.throwIfAborted();
      throw CollectError.signIn(classifyFailure(error, false).message, this.#profile);
    }
  }

  /** Every finding of ours that Security Hub holds for the account in the Region, archived ones too. */
  async held(region: string, account: string, productArn: string): Promise<AsffFinding[]> {
    const pace = pacer(READ_INTERVAL_MS, realClock(this.#signal));
    const found: AsffFinding[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      await pace();
      const output = await this.#call(region, GetFindingsCommand, {
        Filters: {
          ProductArn: [{ Value: productArn, Comparison: "EQUALS" }],
          AwsAccountId: [{ Value: account, Comparison: "EQUALS" }],
          Id: [{ Value: ASFF_ID_PREFIX, Comparison: "PREFIX" }],
        },
        MaxResults: PAGE_SIZE,
        ...(token !== undefined && { NextToken: token }),
      });
      for (const finding of output.Findings ?? []) {
        const own = ownFinding(finding, account, productArn);
        if (own !== undefined) found.push(own);
      }
      token = output.NextToken || undefined;
      if (token === undefined) return found;
    }
    throw new SecurityHubError(`GetFindings in ${region} does not end`, false);
  }

  /** Imports the batches, each within the limits of one call; tells what was refused. */
  async import(region: string, batches: readonly (readonly AsffFinding[])[]): Promise<Refusal[]> {
    const pace = pacer(IMPORT_INTERVAL_MS, realClock(this.#signal));
    const refused: Refusal[] = [];
    for (const batch of batches) {
      await pace();
      const Findings: AwsSecurityFinding[] = [...batch];
      const output = await this.#call(region, BatchImportFindingsCommand, { Findings });
      for (const { Id = "", ErrorCode = "", ErrorMessage = "" } of output.FailedFindings ?? []) {
        refused.push({ id: Id, code: ErrorCode, message: ErrorMessage });
      }
    }
    return refused;
  }

  /** Closes every connection. */
  close(): void {
    this.#clients.close();
  }

  async #call<I extends object, O extends object>(
    region: string,
    Command: SdkCommandClass<I, O>,
    input: I,
  ): Promise<O> {
    try {
      return await this.#send("securityhub", region, SecurityHubClient, Command, input);
    } catch (error) {
      this.#signal.throwIfAborted();
      const { name, reason, message } = classifyFailure(error, true);
      const notEnabled = name === "InvalidAccessException" || reason === "unsupported-region";
      throw new SecurityHubError(message, notEnabled);
    }
  }

  async #send<I extends object, O extends object>(
    service: string,
    region: string,
    Client: SdkClientClass,
    Command: SdkCommandClass<I, O>,
    input: I,
  ): Promise<O> {
    this.#signal.throwIfAborted();
    const client = this.#clients.get(service, region, region, Client);
    return (await client.send(new Command(input), { abortSignal: this.#signal })) as O;
  }
}

/** The finding without what AWS and people added; undefined when it is not one of ours. */
function ownFinding(
  finding: AwsSecurityFinding,
  account: string,
  productArn: string,
): AsffFinding | undefined {
  const fields = Object.entries(finding.ProductFields ?? {}).filter(([key]) =>
    key.startsWith(ASFF_ID_PREFIX),
  );
  const parsed = AsffFinding.safeParse({
    ...finding,
    ProductFields: Object.fromEntries(fields),
  });
  if (!parsed.success) return undefined;
  const isOwn = parsed.data.AwsAccountId === account && parsed.data.ProductArn === productArn;
  return isOwn ? parsed.data : undefined;
}
