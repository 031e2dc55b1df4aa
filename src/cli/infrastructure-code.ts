import { locate } from "../engine/locate.ts";
import type { Report } from "../model/report.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { count } from "../render/text.ts";
import { CliError } from "./cli-error.ts";
import type { Io } from "./io.ts";
import type { Output, SourceOptions } from "./options.ts";
import { readFailure } from "./system-failure.ts";

/** Code that was read and waits for the resources. */
export interface InfrastructureCode {
  readonly locate: (report: Report, snapshot: Snapshot) => Report;
}

const MAX_WARNINGS = 10;

/** Reads the code that --iac names, before anything else costs time; undefined without it. */
export async function readInfrastructureCode(
  { iac, terraformState, stackResources, quiet }: SourceOptions & Pick<Output, "quiet">,
  io: Io,
): Promise<InfrastructureCode | undefined> {
  const named = [...terraformState, ...stackResources];
  if (iac.length === 0) {
    if (named.length === 0) return undefined;
    throw new CliError("--iac is missing", {
      hint: "--iac names the folder of the code; --terraform-state and --stack-resources only tell what it made",
    });
  }
  if (named.filter((path) => path === "-").length > 1) {
    throw new CliError("standard input can be read once only", {
      hint: "give one of the inputs as a file",
    });
  }
  const tell = quiet === true ? () => undefined : io.stderr;
  const { readInfrastructure, fileInput, locationIndex } = await import("../iac/index.ts");
  const input = (path: string) => {
    const { place, chunks } =
      path === "-" ? { place: "standard input", chunks: io.stdin } : fileInput(path);
    return { place, chunks: () => readable(place, chunks()) };
  };
  const infrastructure = await readInfrastructure({
    folders: iac,
    states: terraformState.map(input),
    stackResources: stackResources.map(input),
  }).catch((error: unknown) => {
    throw readFailure((error as NodeJS.ErrnoException).path ?? iac.join(", "), error);
  });
  warn(infrastructure.warnings, tell);
  return {
    locate(report, { resources }) {
      const located = locate(report, locationIndex(infrastructure, resources));
      tell(`keelson: ${coverage(located)}\n`);
      return located;
    },
  };
}

function warn(
  warnings: readonly { readonly place: string; readonly message: string }[],
  tell: (text: string) => void,
): void {
  for (const { place, message } of warnings.slice(0, MAX_WARNINGS)) {
    tell(`keelson: ${place}: ${message}; what it declares has no location\n`);
  }
  const more = warnings.length - MAX_WARNINGS;
  if (more > 0) tell(`keelson: ${count(more, "more file")} with such faults\n`);
}

function coverage({ findings }: Report): string {
  const all = new Set<string>();
  const found = new Set<string>();
  for (const { resource, status, location } of findings) {
    if (status !== "fail") continue;
    all.add(resource.arn);
    if (location !== undefined) found.add(resource.arn);
  }
  return `${found.size} of ${count(all.size, "failing resource")} found in the infrastructure code`;
}

/** What the system says of an input is told with its name. */
async function* readable(place: string, chunks: AsyncIterable<Uint8Array>) {
  try {
    yield* chunks;
  } catch (error) {
    throw readFailure(place, error);
  }
}
