#!/usr/bin/env node
import { EXIT } from "./cli/exit-code.ts";
import { run } from "./cli/run.ts";

// The SDK prints a notice about future Node versions into the middle of our output.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

const interrupt = new AbortController();
const stop = () => {
  if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
  interrupt.abort();
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

process.stderr.on("error", () => undefined);
process.stdout.on("error", ({ code = "" }: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, is no failure.
  if (code === "EPIPE") return;
  process.exitCode = EXIT.failed;
  process.stderr.write(`keelson: cannot write to standard output (${code})\n`);
});

const code = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stdin: () => process.stdin,
  terminal: {
    stdout: process.stdout.isTTY,
    stderr: process.stderr.isTTY && process.env["TERM"] !== "dumb",
    columns: process.stdout.columns,
    errorColumns: process.stderr.columns,
  },
  environment: process.env,
  signal: interrupt.signal,
});
process.exitCode ??= code;
