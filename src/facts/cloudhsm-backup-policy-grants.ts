import { CloudHsmBackup } from "../resources/cloudhsm-backup.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const cloudHsmBackupPolicyGrants = policyGrantsFact(CloudHsmBackup, "policy");
