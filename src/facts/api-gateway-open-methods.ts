import {
  allowsAction,
  arnPartition,
  type PolicyDocument,
  resourceGrants,
  type Statement,
} from "../policy/index.ts";
import { patternCovers, patternsOverlap } from "../policy/pattern.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { readPolicy } from "./read-policy.ts";

type RestApi = ResourceOf<typeof ApiGatewayRestApi>;
/** A method of a REST API. */
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
  const policy = readPolicy(api.policy, api, "policy");
  return methods.filter((method) => isOpen(policy, api, `${invocations(api)}${requests(method)}`));
}

/** Whether anybody may make some of the requests: each Allow is weighed against the Deny statements that meet all of it. */
function isOpen(policy: PolicyDocument, { account, arn }: RestApi, invoked: string): boolean {
  const partition = arnPartition(arn);
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  return policy.statements
    .filter(({ effect }) => effect === "Allow")
    .some((allow) =>
      reached(allow, invoked).some((pattern) => {
        const met = denies.filter((deny) => covers(deny, pattern) || covers(deny, invoked));
        const statements = [allow, ...met].map(everywhere);
        return resourceGrants({ ...policy, statements }, { account, partition }).some(
          (grant) => grant.public && allowsAction(grant, "execute-api:Invoke"),
        );
      }),
    );
}

/** The patterns of an Allow that some of the requests match. */
function reached({ resources, notResources }: Statement, invoked: string): readonly string[] {
  if (notResources.length === 0) return resources.filter((each) => patternsOverlap(each, invoked));
  return notResources.some((each) => patternCovers(each, invoked)) ? [] : [invoked];
}

function covers({ resources, notResources }: Statement, pattern: string): boolean {
  return notResources.length === 0
    ? resources.some((each) => patternCovers(each, pattern))
    : notResources.every((each) => !patternsOverlap(each, pattern));
}

function everywhere(statement: Statement): Statement {
  return { ...statement, resources: ["*"], notResources: [] };
}

/** The beginning of what a request to the API is called in policies. */
export function invocations({ arn, region, account, id }: RestApi): string {
  return `arn:${arnPartition(arn)}:execute-api:${region}:${account}:${id}/`;
}

/** The path of a request begins with its stage; a variable in the path, and the method ANY, stand for any text. */
function requests({ method, path }: RestMethod): string {
  return `*/${method === "ANY" ? "*" : method}${path.replaceAll(/\{[^}]*\}/g, "*")}`;
}

/** A method as people write it. */
export function methodText({ method, path }: RestMethod): string {
  return `${method} ${path}`;
}
