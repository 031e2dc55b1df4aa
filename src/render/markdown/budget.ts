/** A text that grows to so many bytes of UTF-8 and no further. */
export class Budget {
  #left: number;
  readonly #parts: string[] = [];

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Adds the text if it fits, and tells whether it did. */
  add(text: string): boolean {
    const bytes = Buffer.byteLength(text);
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    this.#parts.push(text);
    return true;
  }

  /** Adds as many of the rows as fit and leaves `reserve` bytes free; returns how many it left out. */
  addRows(rows: Iterable<string>, total: number, reserve: number): number {
    let added = 0;
    for (const text of rows) {
      if (Buffer.byteLength(text) + reserve > this.#left) break;
      this.add(text);
      added += 1;
    }
    return total - added;
  }

  /** What was added, joined. */
  text(): string {
    return this.#parts.join("");
  }
}
