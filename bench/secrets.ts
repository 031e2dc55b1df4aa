import { findPresetToken } from "../src/secrets/secretlint-preset.ts";
import { judgeValue } from "../src/secrets/judge-value.ts";
import { heldOut } from "../test/secrets/held-out.ts";
import { labelled } from "../test/secrets/labelled.ts";

// The floor: the least that anyone who looks at every value has to do.
const FLOOR = /password|secret|token/i;
const ROUNDS = 20;
const RUNS = 5;

const everyday = Array.from({ length: 300 }, (_, index): [string, string] => [
  ["LOG_LEVEL", "TABLE_NAME", "ENDPOINT"][index % 3] ?? "NAME",
  ["info", `orders-table-${index}`, `https://api-${index}.example.com/v1/orders`][index % 3] ?? "",
]);
const sets: readonly (readonly [string, readonly (readonly [string, string, ...unknown[]])[]])[] = [
  ["everyday pairs", everyday],
  ["labelled pairs", [...labelled, ...heldOut]],
  [
    "16 KB scripts",
    Array.from(
      { length: 10 },
      (_, index) =>
        ["user-data", `echo "step ${index}" >> /var/log/app.log\n`.repeat(450)] as const,
    ),
  ],
];

/** Pairs per second, the median of several runs. */
async function speed(count: number, work: () => Promise<void>): Promise<number> {
  const speeds: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    for (let round = 0; round < ROUNDS; round++) await work();
    if (run > 0) speeds.push((count * ROUNDS * 1000) / (performance.now() - start));
  }
  return speeds.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

for (const [title, pairs] of sets) {
  let hits = 0;
  const floor = await speed(pairs.length, async () => {
    for (const [name, value] of pairs) if (FLOOR.test(name) || FLOOR.test(value)) hits++;
  });
  const preset = await speed(pairs.length, async () => {
    for (const [, value] of pairs) if ((await findPresetToken(value)) !== null) hits++;
  });
  const judged = await speed(pairs.length, async () => {
    for (const [name, value] of pairs) if ((await judgeValue(name, value)).secret !== null) hits++;
  });
  process.stdout.write(
    `${title}: judgeValue ${Math.round(judged)}/s; floor is ${(floor / judged).toFixed(1)} times as fast, the preset alone ${(preset / judged).toFixed(1)} times (${hits} hits)\n`,
  );
}
