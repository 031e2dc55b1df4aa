import { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { internetSourcesFact } from "./internet-sources.ts";

export const redshiftClusterInternetSources = internetSourcesFact(RedshiftCluster);
