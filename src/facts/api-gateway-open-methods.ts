import { allowsAction, type ResourceGrant } from "../policy/index.ts";
import { patternCovers, patternsOverlap } from "../policy/pattern.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { grantsOf } from "./policy-grants.ts";

type RestApi = ResourceOf<typeof ApiGatewayRestApi>;
export type RestMethod = RestApi["methods"][number];

/** Methods that reach a backend: neither answers to preflight requests nor mocks. */
export function servingMethods({ methods }: RestApi): RestMethod[] {
  return methods.filter(
    ({ method, integrationType }) => method !== "OPTIONS" && integrationType !== "MOCK",
  );
}

/** The methods that the resource policy opens to everybody: all of them where there is none to shut others out. */
export function openedByPolicy(api: RestApi, methods: readonly RestMethod[]): RestMethod[] {
  if (methods.length === 0) return [];
  if (api.policy === null) return [...methods];
  const grants = publicGrants(api, api.policy);
  return methods.filter((method) => grants.some((grant) => reaches(grant, api, method)));
}

/** What the resource policy lets anybody call. */
export function publicGrants(api: RestApi, policy: string): ResourceGrant[] {
  return grantsOf(api, "policy", policy).filter(
    (grant) => grant.public && allowsAction(grant, "execute-api:Invoke"),
  );
}

/** The path of a request names its stage; a variable in the path, and the method ANY, stand for any text. */
function reaches(grant: ResourceGrant, api: RestApi, { method, path }: RestMethod): boolean {
  const verb = method === "ANY" ? "*" : method;
  const partition = api.arn.split(":")[1] ?? "aws";
  const invoked = `arn:${partition}:execute-api:${api.region}:${api.account}:${api.id}/*/${verb}${path.replaceAll(/\{[^}]*\}/g, "*")}`;
  return grant.notResources.length > 0
    ? !grant.notResources.some((pattern) => patternCovers(pattern, invoked))
    : grant.resources.some((pattern) => patternsOverlap(pattern, invoked));
}

/** A method as people write it. */
export function methodText({ method, path }: RestMethod): string {
  return `${method} ${path}`;
}
