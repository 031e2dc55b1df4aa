import { DescribeDomainsCommand } from "@aws-sdk/client-opensearch";
import { type Answer, answer } from "../answers.ts";

/**
 * moto does not say which VPC a domain is in, and knows no service software. As nobody can ask for old software, the
 * emulator reads from the name of a domain that an update is there: `…-update-available`.
 */
export function opensearchAnswers(): Answer[] {
  return [
    answer(DescribeDomainsCommand, async ({ input, forward }) => {
      if ((input.DomainNames ?? []).length > 5) throw new Error("more than five domains");
      const { DomainStatusList = [] } = await forward();
      return {
        DomainStatusList: DomainStatusList.map((domain) => {
          const { VPCOptions, DomainName = "" } = domain;
          const [subnet] = VPCOptions?.SubnetIds ?? [];
          const isOld = DomainName.endsWith("-update-available");
          return {
            ...domain,
            ...(subnet !== undefined && {
              VPCOptions: { ...VPCOptions, VPCId: subnet.replace("subnet", "vpc") },
            }),
            ServiceSoftwareOptions: {
              CurrentVersion: "OpenSearch_2_19_R20260401",
              NewVersion: isOld ? "OpenSearch_2_19_R20260515" : "",
              UpdateAvailable: isOld,
              Cancellable: false,
              UpdateStatus: isOld ? "ELIGIBLE" : "COMPLETED",
              OptionalDeployment: true,
            },
          };
        }),
      };
    }),
  ];
}
