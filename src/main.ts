#!/usr/bin/env node
import { run } from "./cli/run.ts";

// The SDK prints a notice about future Node versions into the middle of our output.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());
process.once("SIGTERM", () => interrupt.abort());

process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  terminal: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY, columns: process.stdout.columns },
  environment: process.env,
  signal: interrupt.signal,
});
