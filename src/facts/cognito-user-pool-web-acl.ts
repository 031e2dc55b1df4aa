import { CognitoUserPool } from "../resources/cognito-user-pool.ts";
import { associatedWebAclFact } from "./associated-web-acl.ts";

export const cognitoUserPoolWebAcl = associatedWebAclFact(CognitoUserPool, "userPools");
