import { createHash } from "node:crypto";
import type { Location } from "sarif";
import type { ResourceIdentity } from "../../model/resource.ts";
import type { SourceLocation } from "../../model/source-location.ts";
import { clip, visible } from "../text.ts";

/** Key of `originalUriBaseIds`: the virtual inventory that paths of resources are relative to. */
export const INVENTORY = "INVENTORY";

/** Key of `originalUriBaseIds`: the root of the repository that paths of code are relative to. */
export const REPOSITORY = "%SRCROOT%";

const MAX_SEGMENT = 200;
const MAX_NAME = 500;

/**
 * The virtual path of a resource: `aws/<account>/<region>/<service>/<type>/<id>.json`.
 * GitHub wants a file; a path that depends on the resource alone is stable and searchable.
 */
function resourceUri(resource: ResourceIdentity): string {
  const [service, type] = typeSegments(resource.type);
  const folders = ["aws", resource.account, resource.region, service, type];
  return [...folders.map(segment), `${fileName(resource)}.json`].join("/");
}

/** The code that declares a resource. */
export function codeLocation(
  { file, line, column, endLine }: SourceLocation,
  { logicalLocations = [] }: Location,
): Location {
  const uri = file.split("/").map(segment).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: REPOSITORY },
      region: { startLine: line, startColumn: column, endLine: Math.max(line, endLine) },
    },
    logicalLocations,
  };
}

/** The resource itself, by virtual path and by ARN. */
export function resourceLocation(resource: ResourceIdentity): Location {
  const uri = resourceUri(resource);
  const arn = clip(visible(resource.arn), MAX_NAME) || uri;
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: INVENTORY },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    },
    logicalLocations: [
      {
        name: clip(visible(resource.name), MAX_NAME) || arn,
        fullyQualifiedName: arn,
        kind: "resource",
      },
    ],
  };
}

/** Percent-encodes all but unreserved characters: no colon, slash or bracket is left. */
export function segment(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // A segment of dots alone would climb out of its folder, an empty one would vanish.
  return /^\.*$/.test(encoded) ? `_${encoded}` : encoded;
}

function fileName(resource: ResourceIdentity): string {
  const encoded = segment(resource.id);
  if (encoded.length <= MAX_SEGMENT) return encoded;
  const digest = createHash("sha256").update(resource.arn).digest("hex").slice(0, 16);
  return `${encoded.slice(0, MAX_SEGMENT).replace(/%[0-9A-F]?$/, "")}~${digest}`;
}

/** `AWS::KMS::Key` → kms, Key; `account.region` → account, region. */
function typeSegments(type: string): [string, string] {
  const parts = type.replace(/^AWS::/, "").split(/::|\./);
  const [service = type, ...rest] = parts;
  return [service.toLowerCase(), rest.join("-") || service];
}
