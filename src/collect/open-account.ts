import pLimit from "p-limit";
import type { Gap } from "../model/gap.ts";
import { AccountRegion } from "../resources/account-region.ts";
import {
  DEFAULT_REGIONS,
  GLOBAL_ENDPOINT_REGION,
  identityCell,
  readRegions,
  regionsCell,
} from "./account.ts";
import { openCell } from "./cell.ts";
import { Clients, type ClientOptions } from "./clients.ts";
import type { CallMap, CollectContext } from "./define.ts";
import { CollectError } from "./collect-error.ts";
import { Journal } from "./journal.ts";

/** An account that answered, and the Regions to look at. */
export interface OpenAccount {
  readonly account: string;
  readonly partition: string;
  /** ARN of the caller: whose permissions the scan has. */
  readonly caller: string;
  readonly regions: readonly { region: string; optInStatus: string | undefined }[];
  readonly clients: Clients;
  readonly journal: Journal;
  /** Set when the list of Regions was not read and the default ones stand in. */
  readonly gaps: readonly Gap[];
}

export interface OpenOptions extends ClientOptions {
  /** Regions to look at; absent: all that are enabled. */
  readonly regions?: readonly string[] | undefined;
  /** Where the first call goes, when the environment names no Region. */
  readonly homeRegion: string;
  readonly signal: AbortSignal;
}

/**
 * Finds out whose account it is and which Regions are enabled.
 * Throws CollectError when the credentials do not work or a wanted Region does not exist or is not enabled.
 */
export async function openAccount(options: OpenOptions): Promise<OpenAccount> {
  const journal = new Journal();
  const clients = new Clients(options, journal);
  const gaps: Gap[] = [];
  const cell = <C extends CallMap>(
    collector: {
      service: string;
      client: typeof identityCell.client | typeof regionsCell.client;
      calls: C;
    },
    identity: { account: string; partition: string },
  ) =>
    openCell(collector, "global", options.homeRegion, {
      ...identity,
      clients,
      journal,
      needs: "all",
      callLimit: pLimit(1),
      signal: options.signal,
      judge: () => Promise.reject(new Error("nothing to judge here")),
      emit: (gap) => gaps.push(gap),
    }) as unknown as CollectContext<C>;

  try {
    const identity = await cell(identityCell, { account: "", partition: "aws" }).read(
      "GetCallerIdentity",
      {},
    );
    if (!identity?.Account)
      throw CollectError.signIn(gaps[0]?.message ?? "the answer names no account", options.profile);
    const caller = identity.Arn ?? "";
    const account = identity.Account;
    const partition = caller.split(":")[1] ?? "aws";
    const known = await readRegions(cell(regionsCell, { account, partition }));
    const regions = chooseRegions(known, options.regions, partition);
    return {
      account,
      partition,
      caller,
      regions,
      clients,
      journal,
      gaps: known === undefined && options.regions === undefined ? gaps.map(everyRegion) : [],
    };
  } catch (error) {
    clients.close();
    throw error;
  }
}

// Which Regions exist is unread, so what stands in the gap may be in any of them.
function everyRegion(gap: Gap): Gap {
  return { ...gap, type: AccountRegion.type, region: "*" };
}

function chooseRegions(
  known: Awaited<ReturnType<typeof readRegions>>,
  wanted: readonly string[] | undefined,
  partition: string,
): OpenAccount["regions"] {
  if (wanted === undefined) {
    const enabled = known?.filter(({ enabled }) => enabled);
    const fallback = DEFAULT_REGIONS[partition] ?? [
      GLOBAL_ENDPOINT_REGION[partition] ?? "us-east-1",
    ];
    return enabled ?? fallback.map((region) => ({ region, optInStatus: undefined }));
  }
  return wanted.map((region) => {
    const status = known?.find((candidate) => candidate.region === region);
    if (known !== undefined && status === undefined) {
      throw CollectError.unknownRegion(
        region,
        known.map((candidate) => candidate.region),
      );
    }
    if (status?.enabled === false) throw CollectError.disabledRegion(region);
    return { region, optInStatus: status?.optInStatus };
  });
}
