import { ownCommand } from "../../../src/collect/own-clients/client.ts";
import { SERVICE } from "../../../src/collect/own-clients/cloudhsm.ts";
import {
  list,
  map,
  operation,
  string,
  structure,
} from "../../../src/collect/own-clients/shapes.ts";

// What fills the emulated account; keelson itself only reads.

export const CreateCluster = operation(
  "CreateCluster",
  {
    HsmType: string,
    Mode: string,
    SubnetIds: list(string),
    BackupRetentionPolicy: structure("BackupRetentionPolicy", { Type: string, Value: string }),
    // AWS makes the group itself.
    SecurityGroup: string,
    TagList: list(structure("Tag", { Key: string, Value: string })),
  },
  {
    Cluster: structure("Cluster", { ClusterId: string, SubnetMapping: map(string) }),
  },
);
export const CreateHsm = operation(
  "CreateHsm",
  { ClusterId: string, AvailabilityZone: string },
  { Hsm: structure("Hsm", { HsmId: string, State: string }) },
);
export const InitializeCluster = operation(
  "InitializeCluster",
  { ClusterId: string, SignedCert: string, TrustAnchor: string },
  { State: string, StateMessage: string },
);
export const PutResourcePolicy = operation(
  "PutResourcePolicy",
  { ResourceArn: string, Policy: string },
  { ResourceArn: string, Policy: string },
);

export const CreateClusterCommand = ownCommand(SERVICE, CreateCluster);
export const CreateHsmCommand = ownCommand(SERVICE, CreateHsm);
export const InitializeClusterCommand = ownCommand(SERVICE, InitializeCluster);
export const PutResourcePolicyCommand = ownCommand(SERVICE, PutResourcePolicy);
