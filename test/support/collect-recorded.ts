import { collectAccount } from "../../src/collect/collect.ts";
import { createJudge } from "../../src/collect/judge.ts";
import type { Needs } from "../../src/collect/needs.ts";
import { openAccount, type OpenAccount, type OpenOptions } from "../../src/collect/open-account.ts";
import { judgeRedacted } from "../../src/collect/redacted-value.ts";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";

export interface Collected {
  readonly account: OpenAccount;
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  /** What collectors threw without anybody having foreseen it. */
  readonly defects: readonly unknown[];
}

/** Collects an account whose answers a tap gives, recorded or made up. */
export async function collectRecorded(
  options: Omit<OpenOptions, "signal" | "homeRegion" | "credentials">,
  services: readonly string[],
  needs: Needs,
): Promise<Collected> {
  const signal = new AbortController().signal;
  const account = await openAccount({
    homeRegion: "us-east-1",
    signal,
    credentials: REPLAY_CREDENTIALS,
    ...options,
  });
  const resources: Resource[] = [];
  const gaps: Gap[] = [...account.gaps];
  const defects: unknown[] = [];
  await collectAccount(account, {
    services,
    needs,
    concurrency: 40,
    signal,
    judge: judgeRedacted(createJudge(new Uint8Array(32))),
    onResource: (resource) => void resources.push(resource),
    onGap: (gap) => void gaps.push(gap),
    onDefect: (error) => void defects.push(error),
  });
  account.clients.close();
  return { account, resources, gaps, defects };
}
