import { readdirSync, rmSync } from "node:fs";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readSnapshot } from "../../src/snapshot/read.ts";
import { SnapshotError } from "../../src/snapshot/snapshot-error.ts";
import { SnapshotWriter } from "../../src/snapshot/write.ts";
import { fileOf, folder, GAP, HEADER, RESOURCE, written } from "./files.ts";

afterAll(() => rmSync(folder, { recursive: true }));

const whole = await written();
const text = gunzipSync(whole).toString();
const lines = text.trimEnd().split("\n");
const snapshot = await readSnapshot(fileOf(whole));

/** What is read is the snapshot as it was, or an error that names the file, says why and what to do. */
async function refusedOrSame(bytes: Uint8Array): Promise<"refused" | "same"> {
  const path = fileOf(bytes);
  try {
    expect(await readSnapshot(path)).toEqual(snapshot);
    return "same";
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError);
    const { message, hint, path: place } = error as SnapshotError;
    expect([message === "", hint === "", place]).toEqual([false, false, path]);
    return "refused";
  }
}

const repacked = async (content: string) => refusedOrSame(gzipSync(content));

describe("a snapshot file", () => {
  test("reads back as it was written", () => {
    expect(snapshot.resources.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(snapshot).toMatchObject({ gaps: [GAP], partial: false, header: HEADER });
  });

  test("is partial exactly when a gap says so", async () => {
    const partial = await readSnapshot(fileOf(await written([{ ...GAP, reason: "interrupted" }])));
    expect(partial.partial).toBe(true);
  });

  test("cut off anywhere is refused", async () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(await refusedOrSame(whole.subarray(0, length)), `after ${length} bytes`).toBe(
        "refused",
      );
    }
  }, 30_000);

  test("with a bit flipped in any byte is refused, or the bit says nothing", async () => {
    const accepted: number[] = [];
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << ((at * 5) % 8));
      if ((await refusedOrSame(bytes)) === "same") accepted.push(at);
    }
    // The first ten bytes hold a date and the name of an operating system, which gzip ignores.
    expect(accepted.filter((at) => at >= 10)).toEqual([]);
  }, 30_000);

  test("with anything after its end is refused", async () => {
    const line = gzipSync(`${JSON.stringify({ gap: GAP })}\n`);
    for (const more of [
      Buffer.from("x"),
      Buffer.alloc(1),
      Buffer.from("\u001f\u008b"),
      line,
      whole,
      gzipSync(""),
    ]) {
      const verdict = await refusedOrSame(Buffer.concat([whole, more]));
      // An empty gzip member adds nothing.
      expect(verdict).toBe(more.equals(gzipSync("")) ? "same" : "refused");
    }
  });

  test("with its lines changed in any way is refused", async () => {
    const change = fc.oneof(
      fc.shuffledSubarray(lines),
      fc.array(fc.constantFrom(...lines), { maxLength: 8 }),
      fc
        .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3, unit: "binary" }))
        .map(([at, put]) => {
          return (text.slice(0, at) + put + text.slice(at)).trimEnd().split("\n");
        }),
    );
    await fc.assert(
      fc.asyncProperty(change, async (changed) => {
        const content = `${changed.join("\n")}\n`;
        if (content !== text && (await repacked(content)) === "same") {
          // Only white space of the trailer can differ without a trace.
          expect(content.split("\n").slice(0, -2)).toEqual(lines.slice(0, -1));
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["another verdict on whether it is whole", text.replace('"partial":false', '"partial":true')],
    ["another count", text.replace('"gaps":1', '"gaps":2')],
    ["another account", text.replace('"account":"123456789012"', '"account":"999999999999"')],
    ["no trailer", `${lines.slice(0, -1).join("\n")}\n`],
    ["no header", `${lines.slice(1).join("\n")}\n`],
    ["a line of null", text.replace("\n", "\nnull\n")],
    ["nothing but line ends", "\n\n\n"],
  ])("with %s is refused", async (_, content) => {
    expect(await repacked(content)).toBe("refused");
  });

  test("packed anew by another program is the same", async () => {
    expect(
      await refusedOrSame(gzipSync(text, { level: 1, strategy: constants.Z_HUFFMAN_ONLY })),
    ).toBe("same");
  });

  test("of lines without end is refused before it fills the memory", async () => {
    const block = gzipSync(Buffer.from(`${JSON.stringify({ gap: GAP })}\n`.repeat(50_000)), {
      level: 9,
    });
    const first = gzipSync(`${lines[0] ?? ""}\n`);
    const bomb = Buffer.concat([first, ...Array.from({ length: 2000 }, () => block)]);
    const before = process.memoryUsage().rss;
    await expect(readSnapshot(fileOf(bomb))).rejects.toThrow(
      "unpacks to more than any snapshot holds",
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(1.5 * 2 ** 30);
  }, 60_000);
});

describe("the writer", () => {
  const header = { ...HEADER, regions: [], services: [] };

  test("leaves nothing when it is discarded", async () => {
    const before = readdirSync(folder);
    const writer = new SnapshotWriter(`${folder}/discarded.gz`, header);
    await writer.resource(RESOURCE);
    await writer.discard();
    expect(readdirSync(folder)).toEqual(before);
  });

  test("says when the file takes no more, to everyone who waits", async () => {
    const writer = new SnapshotWriter(`${folder}/none/x.gz`, header);
    const big = { ...RESOURCE, padding: "x".repeat(100_000) };
    const writes = await Promise.allSettled(
      Array.from({ length: 40 }, async () => writer.resource(big)),
    );
    expect(writes.every(({ status }) => status === "rejected")).toBe(true);
    await expect(writer.finish()).rejects.toMatchObject({ code: "ENOENT" });
    await writer.discard();
  });
});
