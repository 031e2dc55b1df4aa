import { S3AccessPoint } from "../resources/s3-access-point.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const s3AccessPointPolicyGrants = policyGrantsFact(S3AccessPoint, "policy");
