import { awsJsonClient, type AwsJsonService } from "./aws-json-client.ts";
import { ownCommand } from "./client.ts";
import { boolean, list, map, number, operation, string, structure, timestamp } from "./shapes.ts";

export const SERVICE: AwsJsonService = {
  serviceId: "CloudHSM V2",
  endpointPrefix: "cloudhsmv2",
  signingName: "cloudhsm",
  target: "BaldrApiService",
};

const Tags = list(structure("Tag", { Key: string, Value: string }));

const Hsm = structure("Hsm", {
  HsmId: string,
  AvailabilityZone: string,
  SubnetId: string,
  EniId: string,
  EniIp: string,
  HsmType: string,
  State: string,
  StateMessage: string,
});

// Of a cluster its certificates and the first password of its officer are left out: nobody needs them.
const Cluster = structure("Cluster", {
  BackupPolicy: string,
  BackupRetentionPolicy: structure("BackupRetentionPolicy", { Type: string, Value: string }),
  ClusterId: string,
  CreateTimestamp: timestamp,
  Hsms: list(Hsm),
  HsmType: string,
  SecurityGroup: string,
  SourceBackupId: string,
  State: string,
  StateMessage: string,
  SubnetMapping: map(string),
  VpcId: string,
  NetworkType: string,
  TagList: Tags,
  Mode: string,
});

const Backup = structure("Backup", {
  BackupId: string,
  BackupArn: string,
  BackupState: string,
  ClusterId: string,
  CreateTimestamp: timestamp,
  CopyTimestamp: timestamp,
  NeverExpires: boolean,
  SourceRegion: string,
  SourceBackup: string,
  SourceCluster: string,
  DeleteTimestamp: timestamp,
  TagList: Tags,
  HsmType: string,
  Mode: string,
});

export const DescribeClusters = operation(
  "DescribeClusters",
  { Filters: map(list(string)), NextToken: string, MaxResults: number },
  { Clusters: list(Cluster), NextToken: string },
);
export const DescribeBackups = operation(
  "DescribeBackups",
  {
    NextToken: string,
    MaxResults: number,
    Filters: map(list(string)),
    Shared: boolean,
    SortAscending: boolean,
  },
  { Backups: list(Backup), NextToken: string },
);
export const GetResourcePolicy = operation(
  "GetResourcePolicy",
  { ResourceArn: string },
  { Policy: string },
);

export const CloudHsmClient = awsJsonClient(SERVICE);
export const DescribeClustersCommand = ownCommand(SERVICE, DescribeClusters);
export const DescribeBackupsCommand = ownCommand(SERVICE, DescribeBackups);
export const GetResourcePolicyCommand = ownCommand(SERVICE, GetResourcePolicy);
