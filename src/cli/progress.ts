import type { Io } from "./io.ts";

/** Progress on standard error: one line that renews itself on a terminal, a line per tenth elsewhere. */
export function startProgress(
  io: Io,
  quiet: boolean,
): { update: (done: number, total: number, cell: string) => void; end: () => void } {
  if (quiet) return { update: () => undefined, end: () => undefined };
  return io.terminal.stderr ? renewingLine(io) : sparseLines(io);
}

const BAR = 24;

function renewingLine(io: Io) {
  let shown = false;
  return {
    update(done: number, total: number, cell: string): void {
      const filled = Math.round((done / total) * BAR);
      const bar = "━".repeat(filled) + "─".repeat(BAR - filled);
      const text = `${bar} ${done}/${total} ${cell}`.slice(0, (io.terminal.columns ?? 80) - 1);
      io.stderr(`\r\u001B[2K${text}`);
      shown = true;
    },
    end(): void {
      if (shown) io.stderr("\r\u001B[2K");
    },
  };
}

function sparseLines(io: Io) {
  let tenth = 0;
  return {
    update(done: number, total: number): void {
      const now = Math.floor((done / total) * 10);
      if (now === tenth) return;
      tenth = now;
      io.stderr(`keelson: collected ${done} of ${total}\n`);
    },
    end: () => undefined,
  };
}
