import { IacError } from "../iac-error.ts";
import { isRecord } from "../json.ts";
import { arnKey, idKey, localKey } from "../resource-keys.ts";
import type { StateInstance } from "./state-instance.ts";
import { TERRAFORM_TYPES } from "./resource-types.ts";
import { showJsonInstances } from "./show-json.ts";
import { stateFileInstances } from "./state-file.ts";
import type { Owner, TerraformType } from "./terraform-type.ts";

/** One resource that Terraform made; nothing of its attributes is kept but what names it. */
export interface StateResource {
  /** `module.net["a"].aws_vpc.this[0]` */
  readonly address: string;
  /** Names of the calls from the root to its module. */
  readonly calls: readonly string[];
  /** `aws_vpc.this` */
  readonly name: string;
  /** One of the keys that the resource of the snapshot has. */
  readonly key: string;
}

const HINT = "expected a state file, `terraform state pull` or `terraform show -json`";

/** The managed AWS resources of a state; throws IacError without quoting what the text holds. */
export function readState(text: string, place: string): StateResource[] {
  const instances = instancesOf(parse(text, place), place);
  const owners = ownersOf(instances);
  return instances.flatMap(({ address, calls, type, name, provider, attributes }) => {
    const known = Object.hasOwn(TERRAFORM_TYPES, type) ? TERRAFORM_TYPES[type] : undefined;
    if (known === undefined) return [];
    const key = keyOf(known, attributes, owners.get(provider));
    return key === undefined ? [] : [{ address, calls, name: `${type}.${name}`, key }];
  });
}

function parse(text: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, and a state holds secrets.
    const message = text.trim() === "" ? "the state is empty" : "this is no state: it is not JSON";
    throw new IacError(place, message, { hint: HINT });
  }
  if (!isRecord(value)) throw new IacError(place, "this is no state", { hint: HINT });
  return value;
}

function instancesOf(
  state: Readonly<Record<string, unknown>>,
  place: string,
): readonly StateInstance[] {
  const refuse = (message: string, hint = HINT) => new IacError(place, message, { hint });
  const { version, encrypted_data: encrypted, format_version: format } = state;
  if (encrypted !== undefined) {
    throw refuse("the state is encrypted", "`tofu show -json` decrypts it: pass that on with `-`");
  }
  if (state["planned_values"] !== undefined) {
    throw refuse(
      "this is a plan, not a state",
      "`terraform show -json` without a file shows the state",
    );
  }
  if (typeof format === "string") {
    if (!/^[01]\./.test(format))
      throw refuse("this version of `terraform show -json` is not known");
    return showJsonInstances(state);
  }
  if (version === 4) return stateFileInstances(state);
  if (typeof version === "number") {
    throw refuse(
      `the state has version ${version}, expected 4`,
      "Terraform 0.12 and later write version 4; `terraform show -json` shows older ones",
    );
  }
  throw refuse("this is no state");
}

function keyOf(
  { type, arn, trim, byId, arnOf }: TerraformType,
  attributes: Readonly<Record<string, unknown>>,
  owner: Owner | undefined,
): string | undefined {
  const text = (name: string) => {
    const value = attributes[name];
    return typeof value === "string" ? value : "";
  };
  const found = arn.map(text).find((value) => value.startsWith("arn:"));
  if (found !== undefined)
    return arnKey(type, trim === undefined ? found : found.replace(trim, ""));
  const id = text("id");
  if (byId === "everywhere") return id === "" ? undefined : idKey(type, id);
  // Since version 6 the provider tells the Region of each resource.
  const region = text("region") || owner?.region;
  if (owner === undefined) return undefined;
  if (byId === "here") {
    return id === "" || region === undefined
      ? undefined
      : localKey(type, id, owner.account, region);
  }
  const made = arnOf?.(text, { ...owner, ...(region === undefined ? {} : { region }) });
  return made === undefined ? undefined : arnKey(type, made);
}

/** The account and Region of each provider, as the ARNs of what it made agree on them. */
function ownersOf(instances: readonly StateInstance[]): ReadonlyMap<string, Owner> {
  const seen = new Map<string, Record<keyof Owner, Set<string>>>();
  for (const { provider, attributes } of instances) {
    const { arn } = attributes;
    if (typeof arn !== "string" || !arn.startsWith("arn:")) continue;
    const [, partition = "", , region = "", account = ""] = arn.split(":");
    const sets = seen.get(provider) ?? {
      partition: new Set(),
      account: new Set(),
      region: new Set(),
    };
    seen.set(provider, sets);
    sets.partition.add(partition);
    if (account !== "") sets.account.add(account);
    if (region !== "") sets.region.add(region);
  }
  const owners = new Map<string, Owner>();
  for (const [provider, sets] of seen) {
    const [partition, account, region] = [sets.partition, sets.account, sets.region].map(only);
    if (partition === undefined || account === undefined) continue;
    owners.set(provider, { partition, account, ...(region === undefined ? {} : { region }) });
  }
  return owners;
}

function only(values: ReadonlySet<string>): string | undefined {
  return values.size === 1 ? [...values][0] : undefined;
}
