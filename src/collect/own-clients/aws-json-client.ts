import { type KMSClientConfig, KMSClient } from "@aws-sdk/client-kms";
import type { SdkClientClass } from "../sdk.ts";
import { configurationOf, endpointsOf, type OwnService } from "./client.ts";

/** A service of the AWS JSON 1.1 protocol. */
export interface AwsJsonService extends OwnService {
  /** What stands before the operation in the X-Amz-Target header. */
  readonly target: string;
}

/** A client of the service: the SDK's client of KMS, told of another service. */
export function awsJsonClient(service: AwsJsonService): SdkClientClass {
  return class extends KMSClient {
    constructor(configuration: KMSClientConfig) {
      super(configurationOf(service, configuration, service.target));
      const { config } = this;
      config.endpointProvider = endpointsOf(service, "kms", config.endpointProvider);
    }
  };
}
