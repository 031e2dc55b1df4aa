/** One instance as a state has it, with attributes that may be secret. */
export interface StateInstance {
  readonly address: string;
  readonly calls: readonly string[];
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}
