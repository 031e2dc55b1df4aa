import type { Resource } from "../model/resource.ts";
import type { CollectedOf, ResourceType } from "../resources/define.ts";
import type { SdkClientClass, SdkCommandClass } from "./sdk.ts";

/** Which data a call reads: all of a resource type (its list), or only some fields of it. */
export interface Reads {
  readonly type: ResourceType;
  /** Absent: the call is needed for the resources themselves. */
  readonly fields?: readonly string[];
}

/** An error that means "none" only with this message, because AWS gives its name to other failures too. */
export interface NoneError {
  readonly name: string;
  readonly message: RegExp;
}

/** One API call that a collector may make: what it is, what allows it, and what it is for. */
export interface Call<I extends object = object, O extends object = object> {
  readonly command: SdkCommandClass<I, O>;
  /** IAM action that allows the call. */
  readonly action: string;
  /** What is unread when the call fails; also decides whether the selected rules need the call at all. */
  readonly reads: readonly Reads[];
  /** Errors, by their names, that mean "AWS says: none" for this call; read() then returns null. */
  readonly none?: readonly (string | NoneError)[];
  /** For paginated calls: [token in the output, token in the input]. */
  readonly page?: readonly [output: keyof O & string, input: keyof I & string];
  /** IAM actions that AWS checks beside the call's own, as the service authorization reference lists them. */
  readonly dependentActions?: readonly string[];
  /** The client that makes the call, where it is one of another service than the collector's. */
  readonly client?: SdkClientClass;
  /** Parts of the response that may hold secrets; recordings redact them. Paths as redactBody() takes them. */
  readonly secrets?: readonly string[];
}

/** Declares a call; `reads` may be a single entry. */
export function call<I extends object, O extends object>(
  command: SdkCommandClass<I, O>,
  action: string,
  reads: Reads | readonly Reads[],
  options: Omit<Call<I, O>, "command" | "action" | "reads"> = {},
): Call<I, O> {
  return { command, action, reads: "type" in reads ? [reads] : reads, ...options };
}

type InputOf<C> = C extends Call<infer I, infer _O> ? I : never;
type OutputOf<C> = C extends Call<infer _I, infer O> ? O : never;
// Call is invariant in its parameters, so a map of different calls can only be bounded by `any`.
// oxlint-disable-next-line typescript/no-explicit-any
export type CallMap = Record<string, Call<any, any>>;

/** The judgement of a value that may hold a secret: all that is kept of it. */
export interface JudgedValue {
  readonly secret: { kind: string; confidence: "high" | "medium"; fingerprint: string } | null;
  readonly sensitiveName: boolean;
  readonly form: "empty" | "reference" | "encrypted" | "placeholder" | "plain";
}

/** Judges a value that may hold a secret; the value itself must go no further. */
export type Judge = (name: string, value: string) => Promise<JudgedValue>;

/** What a collector gets to work with in one account and Region. */
export interface CollectContext<C extends CallMap> {
  readonly account: string;
  readonly partition: string;
  /** Region code; `global` for global collectors. */
  readonly region: string;
  /** All Regions of this collection, in its order; empty before they are known. */
  readonly regions: readonly string[];
  /** Where the client of this cell sends its calls; differs from `region` for global collectors only. */
  readonly endpointRegion: string;
  /** When the snapshot was begun, ISO 8601: the only clock, so that recordings can be replayed. */
  readonly takenAt: string;
  /**
   * Makes one call. Returns the output; null when AWS answers with an error that means "none";
   * undefined when it was not read (a gap is recorded) or when no selected rule needs it.
   * `arn` names the one resource that the call is about; `reads` narrows what the call is for this time.
   */
  read<N extends keyof C & string>(
    operation: N,
    input: InputOf<C[N]>,
    arn?: string,
    reads?: readonly Reads[],
  ): Promise<OutputOf<C[N]> | null | undefined>;
  /** Makes a paginated call and yields its pages; ends early, with a gap recorded, when a page fails. */
  pages<N extends keyof C & string>(
    operation: N,
    input: InputOf<C[N]>,
    arn?: string,
  ): AsyncGenerator<OutputOf<C[N]>, PagesEnd>;
  /** The items of a paginated call as they arrive, for lists of resources; a failed page leaves a gap. */
  items<N extends keyof C & string, T>(
    operation: N,
    input: InputOf<C[N]>,
    select: (output: OutputOf<C[N]>) => readonly T[] | undefined,
    arn?: string,
  ): AsyncGenerator<T>;
  /**
   * All items of a paginated call, for a field: undefined when any page was not read, null for "none".
   * `reads` narrows what is unread then, where the call serves more than that.
   */
  readAll<N extends keyof C & string, T>(
    operation: N,
    input: InputOf<C[N]>,
    select: (output: OutputOf<C[N]>) => readonly T[] | undefined,
    arn?: string,
    reads?: readonly Reads[],
  ): Promise<T[] | null | undefined>;
  /** Whether a selected rule needs the type, or the field of it. */
  wants(type: ResourceType, field?: string): boolean;
  /** Maps items to resources, several at a time, within the limits of this cell. */
  each<T, R>(
    items: Iterable<T> | AsyncIterable<T>,
    work: (item: T) => Promise<R | undefined>,
  ): AsyncGenerator<R>;
  /** Makes a resource of this account and Region; undefined fields are left out, as unread. */
  resource<T extends ResourceType>(type: T, fields: ResourceFields<T>): Resource;
  /**
   * Records that the answer of a call came without a field of one resource, or, without field and ARN, that a list
   * did not come whole: `failure` is what AWS gave as the reason, `action` what would have allowed it, "" where no
   * permission helps.
   */
  unread(
    operation: keyof C & string,
    resource: { type: ResourceType; field: string; arn: string } | { type: ResourceType },
    action: string,
    failure: { readonly name: string; readonly message: string },
  ): void;
  readonly judge: Judge;
}

type ResourceFields<T> = Omit<CollectedOf<T>, "type" | "account" | "region">;

/** How a paginated call ended: every page was read, AWS says none, or something is missing. */
export type PagesEnd = "complete" | "none" | "unread";

/** Reads one service: which calls it may make and how their answers become resources. It never judges. */
export interface Collector<C extends CallMap = CallMap> {
  /** The name of its file in src/collect/services. */
  readonly service: string;
  /** `both` has a global part and one in every Region; `context.region` tells which is running. */
  readonly scope: "regional" | "global" | "both";
  readonly client: SdkClientClass;
  /** By partition, where the global part sends its calls, if that is not where most services without Regions take them. */
  readonly endpointRegion?: Readonly<Record<string, string>>;
  /** true for services that AWS offers in some Regions only: an endpoint that does not exist then means "not offered". */
  readonly partialRegions?: boolean;
  readonly calls: C;
  collect(context: CollectContext<C>): AsyncGenerator<Resource>;
}

/** Declares a collector; its calls type what `collect` may read. */
export function defineCollector<C extends CallMap>(collector: Collector<C>): Collector {
  return collector;
}
