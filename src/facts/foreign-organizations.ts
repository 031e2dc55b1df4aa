import { z } from "zod";
import type { ResourceGrant } from "../policy/index.ts";
import { CloudHsmBackup } from "../resources/cloudhsm-backup.ts";
import type { ResourceType } from "../resources/define.ts";
import { DynamoDbTable } from "../resources/dynamodb-table.ts";
import { EfsFileSystem } from "../resources/efs-file-system.ts";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { IamRole } from "../resources/iam-role.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { Organization } from "../resources/organization.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import { defineFact, type Fact } from "./define.ts";

/** Which organizations among those that the grants of a type are pinned to are not the account's own. */
function foreignOrganizationsFact(on: ResourceType, ...grants: readonly string[]): Fact {
  return defineFact({
    on,
    name: "foreignOrganizations",
    schema: z
      .array(z.string())
      .describe(
        `\`organizations\` of ${grants.map((name) => `\`${name}\``).join(" and ")} (ids or paths) that are not the organization of the account; of an ` +
          "account without one, all",
      ),
    reads: { [on.type]: grants, [Organization.type]: [] },
    compute(resource, input) {
      const named = grants
        .flatMap((name) => resource[name] as ResourceGrant[])
        .flatMap((each) => each.organizations)
        .filter((organization) => idOf(organization).toLowerCase() !== OF_THE_RESOURCE);
      if (named.length === 0) return [];
      const list = input.list(Organization, { account: resource.account });
      const own = new Set(list.map(({ id }) => id));
      return [...new Set(named)].filter((organization) => !own.has(idOf(organization))).sort();
    },
  });
}

/** `${aws:ResourceOrgID}` is the organization of the account that the resource belongs to. */
const OF_THE_RESOURCE = "${aws:resourceorgid}";

/** The id that a path of an organization begins with. */
function idOf(organization: string): string {
  return organization.split("/")[0] ?? "";
}

export const ecrRepositoryForeignOrganizations = foreignOrganizationsFact(
  EcrRepository,
  "policyGrants",
);
export const iamRoleForeignOrganizations = foreignOrganizationsFact(IamRole, "trustGrants");
export const kmsKeyForeignOrganizations = foreignOrganizationsFact(KmsKey, "policyGrants");
export const s3BucketForeignOrganizations = foreignOrganizationsFact(S3Bucket, "policyGrants");
export const secretForeignOrganizations = foreignOrganizationsFact(
  SecretsManagerSecret,
  "policyGrants",
);
export const parameterForeignOrganizations = foreignOrganizationsFact(
  SsmParameter,
  "sharingGrants",
);
export const dynamodbTableForeignOrganizations = foreignOrganizationsFact(
  DynamoDbTable,
  "policyGrants",
  "streamPolicyGrants",
);
export const efsFileSystemForeignOrganizations = foreignOrganizationsFact(
  EfsFileSystem,
  "policyGrants",
);
export const cloudHsmBackupForeignOrganizations = foreignOrganizationsFact(
  CloudHsmBackup,
  "policyGrants",
);
