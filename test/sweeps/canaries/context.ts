/** A secret value and the place in the account that holds it. */
export interface Canary {
  readonly place: string;
  readonly value: string;
}

/** What a service's planter works with. */
export interface CanaryContext {
  readonly config: {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** ARN of a role that services may use. */
  readonly role: string;
  /** Makes a unique secret value for a place that is named for the reader of a failure. */
  readonly secret: (place: string) => string;
}
