import { BackupClient, type BackupClientConfig } from "@aws-sdk/client-backup";
import type { SdkClientClass } from "../sdk.ts";
import { configurationOf, endpointsOf, type OwnService } from "./client.ts";

/** A client of a service of the REST JSON protocol: the SDK's client of AWS Backup, told of another service. */
export function restJsonClient(service: OwnService): SdkClientClass {
  return class extends BackupClient {
    constructor(configuration: BackupClientConfig) {
      super(configurationOf(service, configuration));
      const { config } = this;
      config.endpointProvider = endpointsOf(service, "backup", config.endpointProvider);
    }
  };
}
