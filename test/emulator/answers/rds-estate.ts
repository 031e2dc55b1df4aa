import type {
  DBCluster,
  DBClusterSnapshot,
  DBInstance,
  DBSnapshot,
  DBSubnetGroup,
  GlobalCluster,
} from "@aws-sdk/client-rds";

/** The databases of one Region, by identifier, and whom the snapshots are shared with. */
export interface RdsRegion {
  readonly instances: Map<string, DBInstance>;
  readonly clusters: Map<string, DBCluster>;
  readonly snapshots: Map<string, DBSnapshot>;
  readonly clusterSnapshots: Map<string, DBClusterSnapshot>;
  readonly subnetGroups: Map<string, DBSubnetGroup>;
  readonly sharing: Map<string, string[]>;
}

/** All databases of the emulated account. */
export interface RdsEstate {
  in(region: string): RdsRegion;
  readonly globals: Map<string, GlobalCluster>;
}

export function rdsEstate(): RdsEstate {
  const regions = new Map<string, RdsRegion>();
  return {
    globals: new Map(),
    in(region) {
      const known = regions.get(region) ?? {
        instances: new Map(),
        clusters: new Map(),
        snapshots: new Map(),
        clusterSnapshots: new Map(),
        subnetGroups: new Map(),
        sharing: new Map(),
      };
      regions.set(region, known);
      return known;
    },
  };
}
