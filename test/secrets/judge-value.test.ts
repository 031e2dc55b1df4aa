import { describe, expect, it } from "vitest";
import { judgeValue } from "../../src/secrets/judge-value.ts";
import { heldOut } from "./held-out.ts";
import { secondHeldOut } from "./second-held-out.ts";
import { labelled, type LabelledPair } from "./labelled.ts";

interface Score {
  precision: number;
  recall: number;
  misses: string[];
  wrongKinds: string[];
}

async function score(pairs: readonly LabelledPair[]): Promise<Score> {
  let right = 0;
  let reported = 0;
  let expected = 0;
  const misses: string[] = [];
  const wrongKinds: string[] = [];
  for (const [name, value, kind] of pairs) {
    const { secret } = await judgeValue(name, value);
    if (kind !== null) expected++;
    if (secret !== null) reported++;
    if (kind !== null && secret !== null) right++;
    const shown = `${name} = ${value.slice(0, 60).replaceAll("\n", "\\n")}`;
    if ((kind === null) !== (secret === null))
      misses.push(
        `${kind === null ? "false alarm" : "missed"} (${secret?.kind ?? kind}): ${shown}`,
      );
    else if (secret !== null && secret.kind !== kind)
      wrongKinds.push(`${secret.kind}, not ${kind}: ${shown}`);
  }
  return { precision: right / reported, recall: right / expected, misses, wrongKinds };
}

describe.each([
  ["the pairs it was tuned on", labelled],
  ["the pairs held out", heldOut],
  ["the second pairs held out", secondHeldOut],
])("%s", (title, pairs) => {
  it("are judged with few misses and few false alarms", async () => {
    const { precision, recall, misses, wrongKinds } = await score(pairs);
    const secrets = pairs.filter(([, , kind]) => kind !== null).length;
    process.stdout.write(
      [
        `${title}: ${secrets} secrets, ${pairs.length - secrets} others, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
        ...misses,
        ...wrongKinds,
        "",
      ].join("\n"),
    );
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(wrongKinds).toEqual([]);
  });
});
