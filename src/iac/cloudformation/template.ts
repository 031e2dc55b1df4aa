import { isSeq } from "yaml";
import type { Declaration } from "../declaration.ts";
import { child, entries, parsePositioned, scalarText } from "../positions.ts";

/** A resource as a template declares it. */
export interface TemplateResource extends Declaration {
  readonly logicalId: string;
  readonly type: string;
  /** Path of the construct, where the CDK made the template. */
  readonly constructPath?: string;
  /** Path of the template of a nested stack, as written. */
  readonly nested?: string;
  /** Names of the properties that are set. */
  readonly properties: ReadonlySet<string>;
  /** Names of the events of a serverless function. */
  readonly events: readonly string[];
}

/** A CloudFormation template with what tells it from others. */
export interface Template {
  /** Path on this machine. */
  readonly path: string;
  readonly file: string;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly parameters: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  /** Outputs that every stack of it has. */
  readonly certainOutputs: readonly string[];
  /** Whether AWS SAM expands it. */
  readonly serverless: boolean;
}

const HAS_RESOURCES = /^[ \t]*(?:"Resources"|'Resources'|Resources)\s*:|[{,]\s*"Resources"\s*:/m;
const HAS_TYPES = /\b(?:AWS|Custom|Alexa)::/;
const SAM = "AWS::Serverless-2016-10-31";

/** Whether a text may be a template; most YAML and JSON files are something else. */
export function mayBeTemplate(text: string): boolean {
  return HAS_RESOURCES.test(text) && HAS_TYPES.test(text);
}

/** Reads a template; undefined when it is something else after all. */
export function readTemplate(
  text: string,
  path: string,
  file: string,
): Template | { readonly faultyLine: number } | undefined {
  const parsed = parsePositioned(text);
  if ("faultyLine" in parsed) return parsed;
  const root = parsed.document.contents;
  const resources = new Map<string, TemplateResource>();
  for (const entry of entries(child(root, "Resources"))) {
    const type = scalarText(child(entry.value, "Type"));
    if (type === undefined || !type.includes("::")) continue;
    if (resources.has(entry.key)) return { faultyLine: parsed.place(entry).line };
    const properties = child(entry.value, "Properties");
    const metadata = child(entry.value, "Metadata");
    const constructPath = scalarText(child(metadata, "aws:cdk:path"));
    const nested = nestedPath(type, properties, scalarText(child(metadata, "aws:asset:path")));
    resources.set(entry.key, {
      logicalId: entry.key,
      type,
      file,
      ...parsed.place(entry),
      properties: new Set(entries(properties).map(({ key }) => key)),
      events: entries(child(properties, "Events")).map(({ key }) => key),
      ...(constructPath === undefined ? {} : { constructPath }),
      ...(nested === undefined ? {} : { nested }),
    });
  }
  if (resources.size === 0) return undefined;
  const outputs = entries(child(root, "Outputs"));
  const transform = child(root, "Transform");
  const transforms = isSeq(transform) ? transform.items : [transform];
  return {
    path,
    file,
    resources,
    parameters: new Set(entries(child(root, "Parameters")).map(({ key }) => key)),
    outputs: new Set(outputs.map(({ key }) => key)),
    certainOutputs: outputs
      .filter(({ value }) => child(value, "Condition") === null)
      .map(({ key }) => key),
    serverless: transforms.some((each) => scalarText(each) === SAM),
  };
}

function nestedPath(
  type: string,
  properties: Parameters<typeof child>[0],
  asset: string | undefined,
): string | undefined {
  if (type === "AWS::CloudFormation::Stack") {
    const url = asset ?? scalarText(child(properties, "TemplateURL"));
    return url !== undefined && !/^https?:/.test(url) ? url : undefined;
  }
  if (type !== "AWS::Serverless::Application") return undefined;
  const location = scalarText(child(properties, "Location"));
  return location !== undefined && !/^https?:/.test(location) ? location : undefined;
}
