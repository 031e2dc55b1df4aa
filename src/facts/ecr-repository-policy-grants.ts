import { EcrRepository } from "../resources/ecr-repository.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const ecrRepositoryPolicyGrants = policyGrantsFact(EcrRepository, "policy");
