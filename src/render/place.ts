import type { SourceLocation } from "../model/source-location.ts";
import { visible } from "./text.ts";

/** `main.tf:12 (aws_kms_key.a)`: where the code of a resource stands. */
export function placeText({ file, line, address }: SourceLocation): string {
  return visible(`${file}:${line} (${address})`);
}
