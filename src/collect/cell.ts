import type { LimitFunction } from "p-limit";
import type { Gap } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";
import type { Clients } from "./clients.ts";
import type { Call, CallMap, CollectContext, Collector, Judge, PagesEnd, Reads } from "./define.ts";
import { callGaps } from "./call-gaps.ts";
import { attemptsOf, meansNone } from "./call-outcome.ts";
import { classifyFailure, httpStatus, type CallFailure } from "./errors.ts";
import type { Journal } from "./journal.ts";
import { needsCall, needsField, needsType, type Needs } from "./needs.ts";
import { parallelMap } from "./parallel.ts";

/** What all cells of one collection share. */
export interface CellEnvironment {
  readonly account: string;
  readonly partition: string;
  readonly clients: Clients;
  readonly journal: Journal;
  readonly needs: Needs;
  /** Ceiling of calls in flight over all cells. */
  readonly callLimit: LimitFunction;
  readonly signal: AbortSignal;
  /** Longest that one call may take with all its retries, in milliseconds. */
  readonly callTimeout?: number;
  /** Most pages of one list. */
  readonly maxPages?: number;
  /** All Regions of this collection, in its order. */
  readonly regions: readonly string[];
  /** Whether the Regions are known to exist; only then does a missing endpoint mean that the service is not offered. */
  readonly regionsKnown: boolean;
  /** When the snapshot was begun, ISO 8601. */
  readonly takenAt: string;
  readonly judge: Judge;
  readonly emit: (gap: Gap) => void;
}

type CellCollector = Pick<Collector, "service" | "client" | "calls" | "partialRegions">;

// Calls in flight per service and Region, so that one slow or throttled service holds up only itself.
const CELL_CONCURRENCY = 8;
// Longest that one call may take with all its retries, in milliseconds.
const CALL_LIMIT = 300_000;
// A million resources; no list is longer, and an answer that never ends must not hold up the scan.
const MAX_PAGES = 10_000;

/** The unit of work: one service in one Region of one account. */
export function openCell(
  collector: CellCollector,
  region: string,
  endpointRegion: string,
  environment: CellEnvironment,
): CollectContext<CallMap> {
  const { account, partition, regions, needs, takenAt, judge } = environment;
  let answered = false;

  async function read(
    operation: string,
    input: object,
    arn?: string,
    reads?: readonly Reads[],
  ): Promise<object | null | undefined> {
    const call = callNamed(collector, operation);
    if (!needsCall(needs, reads ?? call.reads)) return undefined;
    environment.signal.throwIfAborted();
    try {
      return await environment.callLimit(() => send(call, operation, input));
    } catch (error) {
      environment.signal.throwIfAborted();
      answered ||= httpStatus(error) !== undefined;
      // Where the service once answered it exists; a name that then does not resolve is a failure of the network.
      const maybeNotOffered =
        collector.partialRegions === true && environment.regionsKnown && !answered;
      const failure = classifyFailure(error, maybeNotOffered);
      if (meansNone(call, error)) return null;
      emitGaps(operation, failure, arn, reads);
      return undefined;
    }
  }

  async function send(call: Call, operation: string, input: object): Promise<object> {
    const { clients, journal, signal } = environment;
    const entry = journal.entry(collector.service, operation, region);
    const client = clients.get(
      collector.service,
      region,
      endpointRegion,
      call.client ?? collector.client,
    );
    const abortSignal = AbortSignal.any([
      signal,
      AbortSignal.timeout(environment.callTimeout ?? CALL_LIMIT),
    ]);
    const started = performance.now();
    entry.calls += 1;
    try {
      const output = (await client.send(new call.command(input), { abortSignal })) as object;
      entry.retries += attemptsOf(output) - 1;
      answered = true;
      return output;
    } catch (error) {
      entry.retries += attemptsOf(error) - 1;
      // "There is none" is an answer too.
      if (!meansNone(call, error)) entry.failures += 1;
      throw error;
    } finally {
      entry.milliseconds += performance.now() - started;
    }
  }

  function emitGaps(
    operation: string,
    failure: CallFailure,
    arn: string | undefined,
    reads: readonly Reads[] | undefined,
  ): void {
    const call = { ...callNamed(collector, operation), ...(reads && { reads }) };
    const place = { account, region, service: collector.service, operation, arn };
    for (const gap of callGaps(call, needs, place, failure)) environment.emit(gap);
  }

  async function* pages(
    operation: string,
    input: object,
    arn?: string,
    reads?: readonly Reads[],
  ): AsyncGenerator<object, PagesEnd> {
    const [outputToken, inputToken] = callNamed(collector, operation).page ?? ["", ""];
    const seen = new Set<unknown>();
    let token: unknown;
    do {
      // Whether the list has an end is not known; what was seen stays.
      if (seen.has(token) || seen.size > (environment.maxPages ?? MAX_PAGES)) {
        const failure = {
          name: "PagingError",
          reason: "failed",
          message: "the pages of the answer do not end",
        } as const;
        emitGaps(operation, failure, arn, reads);
        return "unread";
      }
      seen.add(token);
      const page = token === undefined ? input : { ...input, [inputToken]: token };
      const output = await read(operation, page, arn, reads);
      if (output === null) return "none";
      if (output === undefined) return "unread";
      yield output;
      const next = (output as Record<string, unknown>)[outputToken];
      // Some services repeat the last token instead of leaving it out.
      token = next === token || next === "" || next === null ? undefined : next;
    } while (token !== undefined);
    return "complete";
  }

  async function readAll(
    operation: string,
    input: object,
    select: (output: object) => readonly unknown[] | undefined,
    arn?: string,
    reads?: readonly Reads[],
  ): Promise<unknown[] | null | undefined> {
    const all: unknown[] = [];
    const iterator = pages(operation, input, arn, reads);
    for (;;) {
      const step = await iterator.next();
      if (step.done === true) {
        return { complete: all, none: null, unread: undefined }[step.value];
      }
      all.push(...(select(step.value) ?? []));
    }
  }

  async function* items(
    operation: string,
    input: object,
    select: (output: object) => readonly unknown[] | undefined,
    arn?: string,
  ): AsyncGenerator {
    for await (const page of pages(operation, input, arn)) yield* select(page) ?? [];
  }

  async function* each<T, R>(
    list: Iterable<T> | AsyncIterable<T>,
    work: (item: T) => Promise<R | undefined>,
  ): AsyncGenerator<R> {
    for await (const result of parallelMap(list, CELL_CONCURRENCY, work)) {
      if (result !== undefined) yield result;
    }
  }

  function resource(type: ResourceType, fields: object): Resource {
    const entries = Object.entries({ type: type.type, account, region, ...fields });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Resource;
  }

  function unread(
    operation: string,
    { type, ...place }: { type: ResourceType; field?: string; arn?: string },
    action: string,
    { name, message: text }: { name: string; message: string },
  ): void {
    if (!wants(type, place.field)) return;
    const failure = Object.assign(new Error(text), { name });
    const { reason, message } = classifyFailure(failure, false);
    environment.emit({
      type: type.type,
      account,
      region,
      ...place,
      service: collector.service,
      operation,
      permission: action,
      reason,
      message,
    });
  }

  const wants = (type: ResourceType, field?: string) =>
    field === undefined ? needsType(needs, type.type) : needsField(needs, type.type, field);

  // The methods are typed per call at the collector; here they serve every collector alike.
  return {
    account,
    partition,
    region,
    regions,
    endpointRegion,
    read,
    pages,
    readAll,
    items,
    each,
    resource,
    wants,
    unread,
    takenAt,
    judge,
  } as unknown as CollectContext<CallMap>;
}

function callNamed(collector: CellCollector, operation: string): Call {
  const call = collector.calls[operation];
  if (call === undefined) {
    throw new Error(
      `collector ${collector.service} makes a call that it does not declare: ${operation}`,
    );
  }
  return call;
}
