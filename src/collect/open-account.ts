import { loadConfig, NODE_REGION_CONFIG_OPTIONS } from "@smithy/core/config";
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
import { ASSUME_FAILED, type AssumedRole } from "./assume-role.ts";
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
  /** false when the Regions could not be checked: one that does not answer may be a mistyped name. */
  readonly regionsKnown: boolean;
  /** When the snapshot was begun, ISO 8601. */
  readonly takenAt: string;
  readonly clients: Clients;
  readonly journal: Journal;
  /** Set when the list of Regions was not read and the default ones stand in. */
  readonly gaps: readonly Gap[];
}

/** Whose account to open, and which of its Regions. */
export interface OpenOptions extends Omit<ClientOptions, "assume"> {
  /** Role to assume with the credentials. */
  readonly role?: Omit<AssumedRole, "region"> | undefined;
  /** Regions to look at; absent: all that are enabled. */
  readonly regions?: readonly string[] | undefined;
  /** Where the first call goes; absent: the Region of the environment or the profile, else us-east-1. */
  readonly homeRegion?: string | undefined;
  /** When the snapshot was begun, ISO 8601; absent: now. */
  readonly takenAt?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Finds out whose account it is and which Regions are enabled.
 * Throws CollectError when the credentials do not work or a wanted Region does not exist or is not enabled.
 */
export async function openAccount(options: OpenOptions): Promise<OpenAccount> {
  const journal = new Journal();
  const gaps: Gap[] = [];
  const takenAt = options.takenAt ?? new Date().toISOString();
  const { role } = options;
  const homeRegion = options.homeRegion ?? (await configuredRegion(options.profile, role?.arn));
  const assume = role === undefined ? undefined : { ...role, region: homeRegion };
  const clients = new Clients({ ...options, assume }, journal);
  const cell = <C extends CallMap>(
    collector: {
      service: string;
      client: typeof identityCell.client | typeof regionsCell.client;
      calls: C;
    },
    identity: { account: string; partition: string },
  ) =>
    openCell(collector, "global", homeRegion, {
      ...identity,
      clients,
      journal,
      needs: "all",
      callLimit: pLimit(1),
      signal: options.signal,
      takenAt,
      judge: () => Promise.reject(new Error("nothing to judge here")),
      regions: [],
      regionsKnown: false,
      emit: (gap) => gaps.push(gap),
    }) as unknown as CollectContext<C>;

  try {
    const identity = await cell(identityCell, { account: "", partition: "aws" }).read(
      "GetCallerIdentity",
      {},
    );
    if (!identity?.Account) {
      const answer = gaps[0]?.message ?? "the answer names no account";
      throw role !== undefined && answer.startsWith(`${ASSUME_FAILED}: `)
        ? CollectError.assume(role.arn, answer.slice(ASSUME_FAILED.length + 2))
        : CollectError.signIn(answer, options.profile);
    }
    const caller = identity.Arn ?? "";
    const account = identity.Account;
    const partition = caller.split(":")[1] ?? "aws";
    const listed = await readRegions(cell(regionsCell, { account, partition }));
    // Every account has Regions; an answer that names none is no answer.
    const known = listed?.length === 0 ? undefined : listed;
    if (known === undefined && gaps.length === 0) gaps.push(noRegions(account));
    const regions = chooseRegions(known, options.regions, partition);
    return {
      account,
      partition,
      caller,
      regions,
      regionsKnown: known !== undefined,
      takenAt,
      clients,
      journal,
      gaps: gaps.map((gap) => everyRegion(gap, options.regions === undefined)),
    };
  } catch (error) {
    clients.close();
    throw error;
  }
}

// Which Regions exist is unread, so what was not listed may be in any of them; chosen Regions lack only their status.
function everyRegion(gap: Gap, listed: boolean): Gap {
  const unread = { ...gap, type: AccountRegion.type, region: "*" };
  return listed ? unread : { ...unread, field: "optInStatus" };
}

function noRegions(account: string): Gap {
  return {
    type: AccountRegion.type,
    account,
    region: "*",
    service: "ec2",
    operation: "DescribeRegions",
    permission: regionsCell.calls.DescribeRegions.action,
    reason: "failed",
    message: "the answer names no Region",
  };
}

async function configuredRegion(profile: string | undefined, role = ""): Promise<string> {
  const source = profile === undefined ? {} : { profile };
  try {
    return await loadConfig(NODE_REGION_CONFIG_OPTIONS, source)();
  } catch {
    return GLOBAL_ENDPOINT_REGION[role.split(":")[1] ?? ""] ?? "us-east-1";
  }
}

function chooseRegions(
  known: Awaited<ReturnType<typeof readRegions>>,
  wanted: readonly string[] | undefined,
  partition: string,
): OpenAccount["regions"] {
  if (wanted === undefined) {
    const enabled = known?.filter((region) => region.enabled);
    const fallback = DEFAULT_REGIONS[partition] ?? [
      GLOBAL_ENDPOINT_REGION[partition] ?? "us-east-1",
    ];
    return enabled ?? fallback.map((region) => ({ region, optInStatus: undefined }));
  }
  return [...new Set(wanted)].map((region) => {
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
