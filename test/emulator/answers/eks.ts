import {
  CreateClusterCommand,
  type CreateClusterCommandInput,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
} from "@aws-sdk/client-eks";
import { type Answer, answer } from "../answers.ts";
import { daysAgo } from "./naming.ts";

/** Version to the days since its standard support ended; negative ones lie ahead. */
const VERSIONS = { "1.36": -300, "1.35": -180, "1.32": 240, "1.27": 850 };
const EXTENDED_DAYS = 365;

/** moto does not know what EKS supports, nor how clusters authenticate, and sets no default for their endpoints. */
export function eksAnswers(): Answer[] {
  const requests = new Map<string, CreateClusterCommandInput>();
  return [
    answer(CreateClusterCommand, ({ input, region, forward }) => {
      requests.set(`${region}/${input.name}`, input);
      return forward();
    }),
    answer(DescribeClusterCommand, async ({ input, region, forward }) => {
      const { cluster = {} } = await forward();
      const request = requests.get(`${region}/${input.name}`);
      const authenticationMode = request?.accessConfig?.authenticationMode ?? "API_AND_CONFIG_MAP";
      const resourcesVpcConfig = {
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ["0.0.0.0/0"],
        ...cluster.resourcesVpcConfig,
      };
      return { cluster: { ...cluster, resourcesVpcConfig, accessConfig: { authenticationMode } } };
    }),
    answer(DescribeClusterVersionsCommand, () => ({
      clusterVersions: Object.entries(VERSIONS).map(([clusterVersion, days]) => ({
        clusterVersion,
        clusterType: "eks",
        endOfStandardSupportDate: daysAgo(days),
        endOfExtendedSupportDate: daysAgo(days - EXTENDED_DAYS),
        versionStatus: days < 0 ? "STANDARD_SUPPORT" : "EXTENDED_SUPPORT",
      })),
    })),
  ];
}
