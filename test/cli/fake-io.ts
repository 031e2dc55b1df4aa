import type { Io } from "../../src/cli/io.ts";

/** A world for one command, and what the command printed. */
export function fakeIo(terminal: Partial<Io["terminal"]> = {}): {
  io: Io;
  out: string[];
  err: string[];
} {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdout: (text) => void out.push(text),
    stderr: (text) => void err.push(text),
    stdin: async function* () {
      yield new Uint8Array();
    },
    terminal: {
      stdout: false,
      stderr: false,
      columns: undefined,
      errorColumns: undefined,
      ...terminal,
    },
    environment: {},
    signal: new AbortController().signal,
  };
  return { io, out, err };
}
