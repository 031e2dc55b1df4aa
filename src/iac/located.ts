import type { SourceLocation } from "../model/source-location.ts";

/** Where each key is declared; `null` where two places claim it, so that none is certain. */
export class Located {
  readonly #places = new Map<string, SourceLocation | null>();

  add(key: string, location: SourceLocation): void {
    const known = this.#places.get(key);
    this.#places.set(key, known === undefined || isSame(known, location) ? location : null);
  }

  get(key: string): SourceLocation | null | undefined {
    return this.#places.get(key);
  }
}

function isSame(a: SourceLocation | null, b: SourceLocation): boolean {
  return a !== null && a.file === b.file && a.line === b.line && a.address === b.address;
}
