import { configJsonSchema } from "../config/schema.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** Prints the JSON Schema of configuration files. */
export async function printSchema(_: object, io: Io): Promise<ExitCode> {
  io.stdout(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return Promise.resolve(EXIT.done);
}
