/** What the exit status of `keelson` means; documented in --help and README. */
export const EXIT = {
  done: 0,
  findings: 1,
  usage: 2,
  failed: 3,
  gaps: 4,
  interrupted: 130,
} as const;

/** An exit status of `keelson`. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The table for --help. */
export const EXIT_HELP = `Exit status:
  0    done
  1    failures at or above --fail-on; with \`,new\`, only those that the baseline lacks
  2    wrong usage: a flag, a rule file, the configuration or an input file
  3    the scan could not run, or its result could not be written
  4    done, but something could not be read (only with --fail-on-gaps)
  130  interrupted`;
