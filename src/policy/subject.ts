import { parseArn } from "./arn.ts";
import { type Condition, isWildcard, requiresMatch } from "./condition.ts";
import type { Principal } from "./document.ts";
import { namesTenant } from "./oidc-issuer.ts";

/** Claims of a SAML assertion that name the audience or the person. */
const SAML_CLAIMS = new Set(["saml:aud", "saml:sub"]);

/** The issuer of a federated principal without its scheme, or "" for SAML and everything else. */
export function oidcProvider({ kind, value }: Principal): string {
  if (kind !== "Federated") return "";
  const resource = parseArn(value)?.resource;
  if (resource === undefined) return value === "*" ? "" : value;
  return resource.startsWith("oidc-provider/") ? resource.slice("oidc-provider/".length) : "";
}

/**
 * Do the conditions name whose tokens are accepted? For OIDC a claim must name the
 * organization, project or application; for SAML the audience must be checked.
 * Principals that are not federated need no such condition.
 */
export function isSubjectAnchored(principal: Principal, conditions: readonly Condition[]): boolean {
  if (principal.kind !== "Federated") return true;
  const issuer = oidcProvider(principal);
  const required = conditions.filter((entry) => requiresMatch(entry, conditions));
  if (issuer === "") {
    return (
      principal.value !== "*" &&
      required.some((entry) => SAML_CLAIMS.has(entry.name) && entry.values.every(isExact(entry)))
    );
  }
  const prefix = `${issuer.toLowerCase()}:`;
  return required.some(
    (entry) =>
      entry.name.startsWith(prefix) &&
      entry.values.every((value) => anchors(issuer, entry, entry.name.slice(prefix.length), value)),
  );
}

function anchors(issuer: string, entry: Condition, claim: string, value: string): boolean {
  if (value.includes("${")) return false;
  // Under an exact operator a `*` is an ordinary character, which no token has in that place.
  const literal = entry.base.startsWith("stringequals") ? value.replaceAll(/[*?]/g, "_") : value;
  return namesTenant(issuer, claim, literal);
}

function isExact(entry: Condition): (value: string) => boolean {
  return (value) => value !== "" && !isWildcard(entry, value) && !value.includes("${");
}
