/** Splits a byte stream into UTF-8 lines; throws RangeError when one is longer than allowed. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineLength: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Pieces are joined only at the end of the line, so a long line costs no more than a short one.
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = "", ...others] = decoder.decode(chunk, { stream: true }).split("\n");
    pieces.push(first);
    length += first.length;
    if (length > maxLineLength) throw new RangeError("a line is longer than any snapshot has");
    for (const piece of others) {
      yield pieces.join("");
      pieces = [piece];
      length = piece.length;
    }
  }
  const rest = pieces.join("") + decoder.decode();
  if (rest !== "") yield rest;
}
