/** Everything that a command may touch of the process around it. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Standard input, to be read once; nothing is read of it before. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly terminal: {
    readonly stdout: boolean;
    readonly stderr: boolean;
    /** Width in characters; absent when standard output is no terminal. */
    readonly columns: number | undefined;
    /** Width of standard error, where the progress shows. */
    readonly errorColumns: number | undefined;
  };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}
