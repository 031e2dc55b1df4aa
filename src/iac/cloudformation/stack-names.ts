import { dirname, join } from "node:path";
import { isRecord, textOf } from "../json.ts";

/** A template and the name of a stack that is made from it. */
export interface NamedStack {
  readonly template: string;
  readonly stack: string;
  /** Absent where the code leaves it open. */
  readonly account?: string;
  readonly region?: string;
}

/** The stacks of a cloud assembly: `manifest.json` of the CDK's output folder. */
export function assemblyStacks(text: string, path: string): NamedStack[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return [];
  }
  const artifacts =
    isRecord(manifest) && isRecord(manifest["artifacts"]) ? manifest["artifacts"] : {};
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    if (!isRecord(artifact) || artifact["type"] !== "aws:cloudformation:stack") return [];
    const properties = isRecord(artifact["properties"]) ? artifact["properties"] : {};
    const file = textOf(properties["templateFile"]);
    if (file === "") return [];
    const [, account = "", region = ""] =
      /^aws:\/\/([^/]+)\/(.+)$/.exec(textOf(artifact["environment"])) ?? [];
    return [
      {
        template: join(dirname(path), file),
        stack: textOf(properties["stackName"]) || id,
        ...(/^\d{12}$/.test(account) ? { account } : {}),
        ...(region === "" || region.startsWith("unknown") ? {} : { region }),
      },
    ];
  });
}

/** The stacks that `samconfig.toml` deploys from the template beside it. */
export function samStacks(text: string, path: string): NamedStack[] {
  // A template named there may be another for each environment; then nothing is certain.
  if (/^\s*(?:template|template_file)\s*=/m.test(text)) return [];
  return [...text.matchAll(/^\s*stack_name\s*=\s*"([^"\\]+)"/gm)].flatMap(([, stack = ""]) =>
    ["template.yaml", "template.yml", "template.json"].map((name) => ({
      template: join(dirname(path), name),
      stack,
    })),
  );
}
