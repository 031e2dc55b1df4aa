import {
  AppRunnerClient,
  DescribeServiceCommand,
  ListServicesCommand,
} from "@aws-sdk/client-apprunner";
import { AppRunnerService } from "../../resources/apprunner-service.ts";
import { call, defineCollector } from "../define.ts";

const SOURCE = "Service.SourceConfiguration";
const IMAGE = `${SOURCE}.ImageRepository.ImageConfiguration`;
const CODE = `${SOURCE}.CodeRepository.CodeConfiguration.CodeConfigurationValues`;

const calls = {
  ListServices: call(
    ListServicesCommand,
    "apprunner:ListServices",
    { type: AppRunnerService },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeService: call(
    DescribeServiceCommand,
    "apprunner:DescribeService",
    { type: AppRunnerService, fields: ["publiclyAccessible"] },
    {
      secrets: [
        `${IMAGE}.RuntimeEnvironmentVariables.*`,
        `${IMAGE}.StartCommand`,
        `${CODE}.RuntimeEnvironmentVariables.*`,
        `${CODE}.BuildCommand`,
        `${CODE}.StartCommand`,
      ],
    },
  ),
};

export default defineCollector({
  service: "apprunner",
  scope: "regional",
  client: AppRunnerClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const services = context.items("ListServices", {}, (output) => output.ServiceSummaryList);
    yield* context.each(services, async (summary) => {
      const { ServiceArn: arn = "", ServiceId: id = "", ServiceName: name = id } = summary;
      const output = await context.read("DescribeService", { ServiceArn: arn }, arn);
      const ingress = output?.Service?.NetworkConfiguration?.IngressConfiguration;
      return context.resource(AppRunnerService, {
        arn,
        id,
        name,
        status: summary.Status,
        publiclyAccessible: output?.Service && (ingress?.IsPubliclyAccessible ?? true),
      });
    });
  },
});
