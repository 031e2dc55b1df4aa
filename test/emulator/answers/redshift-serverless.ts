import {
  CreateNamespaceCommand,
  CreateSnapshotCommand,
  CreateWorkgroupCommand,
  ListNamespacesCommand,
  ListSnapshotsCommand,
  ListWorkgroupsCommand,
  type Namespace,
  PutResourcePolicyCommand,
  type Snapshot,
  type Workgroup,
} from "@aws-sdk/client-redshift-serverless";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

interface Warehouses {
  readonly namespaces: Namespace[];
  readonly workgroups: Workgroup[];
  readonly snapshots: Snapshot[];
}

/** moto has no Redshift Serverless: namespaces, workgroups and snapshots live in the emulator. */
export function redshiftServerlessAnswers(): Answer[] {
  const regions = new Map<string, Warehouses>();
  const inRegion = (region: string): Warehouses => {
    const present = regions.get(region) ?? { namespaces: [], workgroups: [], snapshots: [] };
    regions.set(region, present);
    return present;
  };
  const arnOf = (region: string, kind: string, number: number) =>
    `arn:aws:redshift-serverless:${region}:${ACCOUNT}:${kind}/00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return [
    answer(CreateNamespaceCommand, ({ input, region }) => {
      const { namespaces } = inRegion(region);
      const { namespaceName, kmsKeyId = "AWS_OWNED_KMS_KEY", logExports = [] } = input;
      const namespaceArn = arnOf(region, "namespace", namespaces.length);
      const namespace = { namespaceArn, namespaceName, kmsKeyId, logExports };
      namespaces.push({ ...namespace, status: "AVAILABLE", creationDate: new Date() });
      return { namespace };
    }),
    answer(CreateWorkgroupCommand, ({ input, region }) => {
      const { workgroups } = inRegion(region);
      const given = input.configParameters ?? [];
      const defaults = [
        { parameterKey: "enable_user_activity_logging", parameterValue: "true" },
        { parameterKey: "require_ssl", parameterValue: "false" },
        { parameterKey: "use_fips_ssl", parameterValue: "false" },
      ].filter(({ parameterKey }) => !given.some((each) => each.parameterKey === parameterKey));
      const workgroup: Workgroup = {
        workgroupArn: arnOf(region, "workgroup", workgroups.length),
        workgroupName: input.workgroupName,
        namespaceName: input.namespaceName,
        enhancedVpcRouting: input.enhancedVpcRouting ?? false,
        publiclyAccessible: input.publiclyAccessible ?? false,
        port: input.port ?? 5439,
        securityGroupIds: input.securityGroupIds,
        configParameters: [...given, ...defaults],
        status: "AVAILABLE",
        creationDate: new Date(),
      };
      workgroups.push(workgroup);
      return { workgroup };
    }),
    answer(CreateSnapshotCommand, ({ input, region }) => {
      const { namespaces, snapshots } = inRegion(region);
      const { snapshotName, namespaceName } = input;
      const of = namespaces.find((each) => each.namespaceName === namespaceName);
      const snapshot: Snapshot = {
        snapshotArn: arnOf(region, "snapshot", snapshots.length),
        snapshotName,
        namespaceName,
        namespaceArn: of?.namespaceArn,
        kmsKeyId: of?.kmsKeyId,
        ownerAccount: ACCOUNT,
        status: "AVAILABLE",
        snapshotCreateTime: new Date(),
      };
      snapshots.push(snapshot);
      return { snapshot };
    }),
    answer(PutResourcePolicyCommand, ({ input: { resourceArn, policy = "" }, region }) => {
      const { snapshots } = inRegion(region);
      const index = snapshots.findIndex(({ snapshotArn }) => snapshotArn === resourceArn);
      const { Statement } = JSON.parse(policy) as { Statement: { Principal: { AWS: string[] } }[] };
      const accountsWithRestoreAccess = Statement.flatMap(({ Principal }) => Principal.AWS);
      const [snapshot] = snapshots.slice(index);
      if (snapshot) snapshots[index] = { ...snapshot, accountsWithRestoreAccess };
      return { resourcePolicy: { resourceArn, policy } };
    }),
    answer(ListNamespacesCommand, ({ region }) => ({ namespaces: inRegion(region).namespaces })),
    answer(ListWorkgroupsCommand, ({ region }) => ({ workgroups: inRegion(region).workgroups })),
    answer(ListSnapshotsCommand, ({ region }) => ({ snapshots: inRegion(region).snapshots })),
  ];
}
