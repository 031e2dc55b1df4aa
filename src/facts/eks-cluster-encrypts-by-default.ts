import { z } from "zod";
import { EksCluster } from "../resources/eks-cluster.ts";
import { defineFact } from "./define.ts";

/** First version of which EKS encrypts all that the API server stores, without being asked. */
const FIRST_MINOR = 28;

export const eksClusterEncryptsByDefault = defineFact({
  on: EksCluster,
  name: "encryptsByDefault",
  schema: z
    .boolean()
    .describe("EKS envelope encrypts the data of the API server of its own accord: from 1.28 on"),
  reads: { [EksCluster.type]: ["version"] },
  compute({ version }) {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    return major > 1 || minor >= FIRST_MINOR;
  },
});
