import { GetServiceSettingCommand, SSMClient } from "@aws-sdk/client-ssm";
import { SsmDocumentSettings } from "../../resources/ssm-document-settings.ts";
import { call, defineCollector } from "../define.ts";

const SETTING = "/ssm/documents/console/public-sharing-permission";

const calls = {
  GetServiceSetting: call(GetServiceSettingCommand, "ssm:GetServiceSetting", {
    type: SsmDocumentSettings,
  }),
};

export default defineCollector({
  service: "ssm-settings",
  scope: "regional",
  client: SSMClient,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const output = await context.read("GetServiceSetting", { SettingId: SETTING });
    if (!output) return;
    yield context.resource(SsmDocumentSettings, {
      arn: `arn:${partition}:ssm:${region}:${account}:servicesetting${SETTING}`,
      id: region,
      name: `SSM documents in ${region}`,
      publicSharing: output.ServiceSetting?.SettingValue,
    });
  },
});
