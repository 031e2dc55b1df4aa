import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import type { S3PublicAccessBlock } from "../resources/s3-public-access-block.ts";
import { anyOf, decided } from "./decision.ts";
import type { FactInput } from "./define.ts";

type Settings = () => S3PublicAccessBlock | null | undefined;

/** Whether a setting of S3 Block Public Access is on in one of the places that count: the strictest wins. */
export function isOn(setting: keyof S3PublicAccessBlock, places: readonly Settings[]): boolean {
  return decided(anyOf(...places.map((settings) => () => settings()?.[setting] === true)));
}

/** The settings of an account. */
export function ofAccount(account: string, input: FactInput): Settings {
  return () => input.list(S3AccountPublicAccessBlock, { account })[0]?.publicAccessBlock;
}
