import {
  CreateServiceCommand,
  DescribeServiceCommand,
  ListServicesCommand,
  type Service,
} from "@aws-sdk/client-apprunner";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

/** moto has no App Runner: these services live in the emulator. */
export function apprunnerAnswers(): Answer[] {
  const services = new Map<string, Service[]>();
  const inRegion = (region: string): Service[] => services.get(region) ?? [];

  return [
    answer(CreateServiceCommand, ({ input, region }) => {
      const present = inRegion(region);
      const id = String(present.length + 1).padStart(32, "0");
      const created = agedDate(input.ServiceName, new Date());
      const prefix = `arn:aws:apprunner:${region}:${ACCOUNT}`;
      const service: Service = {
        ServiceName: input.ServiceName,
        ServiceId: id,
        ServiceArn: `${prefix}:service/${input.ServiceName}/${id}`,
        ServiceUrl: `${id.slice(-10)}.${region}.awsapprunner.com`,
        CreatedAt: created,
        UpdatedAt: created,
        Status: "RUNNING",
        SourceConfiguration: input.SourceConfiguration,
        InstanceConfiguration: { Cpu: "1024", Memory: "2048", ...input.InstanceConfiguration },
        AutoScalingConfigurationSummary: {
          AutoScalingConfigurationName: "DefaultConfiguration",
          AutoScalingConfigurationArn: `${prefix}:autoscalingconfiguration/DefaultConfiguration/1/1`,
        },
        NetworkConfiguration: {
          EgressConfiguration: { EgressType: "DEFAULT" },
          IngressConfiguration: { IsPubliclyAccessible: true },
          ...input.NetworkConfiguration,
        },
        ...(input.EncryptionConfiguration && {
          EncryptionConfiguration: input.EncryptionConfiguration,
        }),
      };
      services.set(region, [...present, service]);
      return { Service: service, OperationId: id };
    }),
    answer(ListServicesCommand, ({ input, region }) => {
      const { items, next } = page(inRegion(region), input.MaxResults ?? 20, input.NextToken);
      return { ServiceSummaryList: items, NextToken: next };
    }),
    answer(DescribeServiceCommand, ({ input, region }) => {
      const service = inRegion(region).find(({ ServiceArn }) => ServiceArn === input.ServiceArn);
      if (service === undefined) {
        throw new ServiceError("ResourceNotFoundException", `${input.ServiceArn} not found`);
      }
      return { Service: service };
    }),
  ];
}
