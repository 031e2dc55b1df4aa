import type { Finding } from "../../model/finding.ts";
import { jsonText } from "../json-text.ts";
import { placeText } from "../place.ts";
import { clip, visible } from "../text.ts";
import { wellFormed } from "../well-formed.ts";

/** So many of the fifty that ASFF takes; with the size of each they keep a finding far below 240 KB. */
const MAX_EVIDENCE = 16;
const MAX_VALUE = 512;

/** What ASFF has no place of its own for. */
export function productFields({
  evidence,
  baseline,
  suppression,
  location,
}: Finding): Record<string, string> {
  const fields = [
    baseline && ["baseline", baseline],
    suppression && ["suppression/reason", suppression.reason],
    suppression && ["suppression/owner", suppression.owner],
    suppression && ["suppression/until", suppression.until ?? "no end"],
    suppression && ["suppression/source", suppression.source],
    location && ["location", placeText(location)],
    ...evidence
      .slice(0, MAX_EVIDENCE)
      .map(({ field, value }) => [`evidence/${field}`, jsonText(wellFormed(value ?? null))]),
  ];
  return Object.fromEntries(
    fields
      .filter((field) => field !== undefined)
      .map(([key = "", value = ""]) => [
        clip(visible(`keelson/${key}`), 128),
        clip(visible(value), MAX_VALUE) || "-",
      ]),
  );
}
