import type { Io } from "./io.ts";

/** Shows how far a collection is, and lets other messages pass without mixing the lines. */
export interface Progress {
  readonly update: (done: number, total: number, cell: string) => void;
  /** Prints a message, which must end in a line break, to standard error. */
  readonly print: (message: string) => void;
  readonly end: () => void;
}

/** Progress on standard error: one line that renews itself on a terminal, a line per tenth elsewhere. */
export function startProgress(io: Io, quiet: boolean): Progress {
  if (quiet) return { update: () => undefined, print: io.stderr, end: () => undefined };
  return io.terminal.stderr ? renewingLine(io) : sparseLines(io);
}

const BAR = 24;
const CLEAR = "\r\u001B[2K";

function renewingLine(io: Io): Progress {
  let shown = "";
  const clear = () => {
    if (shown !== "") io.stderr(CLEAR);
  };
  return {
    update(done: number, total: number, cell: string): void {
      const filled = Math.round((done / total) * BAR);
      const bar = "━".repeat(filled) + "─".repeat(BAR - filled);
      shown = `${bar} ${done}/${total} ${cell}`.slice(0, (io.terminal.errorColumns ?? 80) - 1);
      io.stderr(`${CLEAR}${shown}`);
    },
    print(message: string): void {
      clear();
      io.stderr(`${message}${shown}`);
    },
    end(): void {
      clear();
      shown = "";
    },
  };
}

function sparseLines(io: Io): Progress {
  let tenth = 0;
  return {
    update(done: number, total: number): void {
      const now = Math.floor((done / total) * 10);
      if (now === tenth) return;
      tenth = now;
      io.stderr(`keelson: collected ${done} of ${total}\n`);
    },
    print: io.stderr,
    end: () => undefined,
  };
}
