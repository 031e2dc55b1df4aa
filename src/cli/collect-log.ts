import type { Gap } from "../model/gap.ts";
import type { Debug } from "./options.ts";
import type { Progress } from "./progress.ts";

/** Tells on standard error what went wrong during a collection; with --debug, everything that happens. Never a value. */
export interface CollectLog {
  readonly gap: (gap: Gap) => void;
  readonly cell: (done: number, total: number, cell: string) => void;
  readonly defect: (error: unknown, cell: string) => void;
}

/** A log that prints between the lines of the progress. */
export function collectLog(progress: Progress, { debug }: Debug): CollectLog {
  const line = (entry: object) => {
    if (debug === true) progress.print(`${JSON.stringify(entry)}\n`);
  };
  let expired = false;
  return {
    gap({ service, operation, region, reason, message }) {
      if (reason !== "not-collected")
        line({ event: "gap", service, operation, region, reason, message });
      if (expired || !EXPIRED.test(message)) return;
      expired = true;
      progress.print(
        "keelson: the credentials expired during the scan; what was not read by then is unknown\n",
      );
    },
    cell(done, total, cell) {
      progress.update(done, total, cell);
      const [service, region] = cell.split(" ");
      line({ event: "cell", service, region, done, total });
    },
    defect(error, cell) {
      const detail =
        debug === true && error instanceof Error ? `${error.stack ?? error.message}\n` : "";
      progress.print(
        `keelson: the answers for ${cell} could not be processed; they count as not read\n${detail}`,
      );
    },
  };
}

const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired):/;
