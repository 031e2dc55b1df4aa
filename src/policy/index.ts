export { allowsAction, allowsEverything } from "./action.ts";
export { arnAccount, isAccountId, parseArn } from "./arn.ts";
export { parsePolicy, PolicySyntaxError } from "./document.ts";
export type { PolicyDocument, Statement } from "./document.ts";
export { IdentityGrant, identityGrants, reachesAllResources } from "./identity-grant.ts";
export { matchesPattern } from "./pattern.ts";
export { ResourceGrant } from "./resource-grant.ts";
export { resourceGrants } from "./resource-grants.ts";
