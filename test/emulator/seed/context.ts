import { ACCOUNT } from "../answers.ts";

/** Accounts outside the seeded one, for sharing that is trusted by nobody. */
export const FOREIGN_ACCOUNT = "999999999999";

/** The organization that the seeded account manages. */
export const ORGANIZATION = "o-a1b2c3d4e5";

/** The Region that most seeded resources live in. */
export const HOME_REGION = "us-east-1";
/** The Region of what a seed makes beside it, such as replicas. */
export const OTHER_REGION = "eu-west-1";

/** A resource that a seed made, by the name that states what is expected of it. */
export interface SeededResource {
  readonly name: string;
  readonly service: string;
}

interface ClientConfig {
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

interface Disposable {
  destroy(): void;
}

/** What a seed module works with. */
export interface SeedContext {
  readonly account: string;
  /** An SDK client of the emulator; the home Region when none is named. */
  client<C extends Disposable>(Client: new (config: ClientConfig) => C, region?: string): C;
  /** Name of a resource that must fail exactly this rule; variants tell several apart. */
  bad(rule: string, variant?: string): string;
  /** Name of a resource that must fail no rule. */
  good(what: string, variant?: string): string;
}

/** One module of the seed. */
export interface SeedModule {
  readonly service: string;
  seed(context: SeedContext): Promise<void>;
}

/** The context of one module; the names that it hands out are added to `seeded`. */
export function seedContext(
  endpoint: string,
  service: string,
  seeded: SeededResource[],
  clients: Disposable[],
): SeedContext {
  const name = (kind: string, what: string, variant: string | undefined): string => {
    const full = [`${kind}-${what}`, ...(variant === undefined ? [] : [variant])].join("--");
    seeded.push({ name: full, service });
    return full;
  };
  return {
    account: ACCOUNT,
    client: (Client, region = HOME_REGION) => {
      const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
      const client = new Client({ region, endpoint, credentials });
      clients.push(client);
      return client;
    },
    bad: (rule, variant) => name("bad", rule, variant),
    good: (what, variant) => name("good", what, variant),
  };
}
