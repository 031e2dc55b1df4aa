/** Splits a byte stream into UTF-8 lines; throws RangeError when the stream or one line is longer than allowed. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  limits: { maxBytes: number; maxLineBytes: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let total = 0;
  let rest = "";
  for await (const chunk of chunks) {
    total += chunk.byteLength;
    if (total > limits.maxBytes) throw new RangeError("the file unpacks to more than any snapshot holds");
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > limits.maxLineBytes) throw new RangeError("a line is longer than any snapshot has");
    yield* lines;
  }
  if (rest !== "") yield rest;
}
