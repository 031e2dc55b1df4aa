import { z } from "zod";
import { EksCluster } from "../resources/eks-cluster.ts";
import { defineFact } from "./define.ts";
import { wholeVersions } from "./ip-coverage.ts";

export const eksClusterOpenToInternet = defineFact({
  on: EksCluster,
  name: "openToInternet",
  schema: z
    .boolean()
    .describe("The API server has a public endpoint, and every IPv4 or IPv6 address may reach it"),
  reads: { [EksCluster.type]: ["publicEndpoint", "publicAccessCidrs"] },
  compute: ({ publicEndpoint, publicAccessCidrs }) =>
    publicEndpoint && wholeVersions(publicAccessCidrs).length > 0,
});
