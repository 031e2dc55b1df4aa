import { type KMSClientConfig, KMSClient } from "@aws-sdk/client-kms";
import { Command } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import { TypeRegistry } from "@smithy/core/schema";
import type { EndpointV2 } from "@smithy/types";
import type { SdkClientClass, SdkCommandClass } from "../sdk.ts";
import type { OperationShape } from "./shapes.ts";

/**
 * A service of the AWS JSON 1.1 protocol whose own client of the SDK cannot be used: there is none that is current
 * and runs on the SDK's present core.
 */
export interface AwsJsonService {
  /** Name by which a shared configuration file knows the service. */
  readonly serviceId: string;
  /** First label of its host names. */
  readonly endpointPrefix: string;
  readonly signingName: string;
  /** What stands before the operation in the X-Amz-Target header. */
  readonly target: string;
}

/** Where the parameters of an endpoint stand in the configuration of a client. */
const ENDPOINT_PARAMETERS = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
} as const;

/** A client of the service: the SDK's client of KMS, which speaks the same protocol, told of another service. */
export function awsJsonClient(service: AwsJsonService): SdkClientClass {
  const { serviceId, signingName, target } = service;
  return class extends KMSClient {
    constructor(configuration: KMSClientConfig) {
      // The signing name is a setting of every client, though no type names it.
      const named = { ...configuration, signingName };
      super({
        ...named,
        serviceId,
        protocolSettings: {
          defaultNamespace: serviceId,
          errorTypeRegistries: [TypeRegistry.for(serviceId)],
          serviceTarget: target,
        },
      });
      const { endpointProvider } = this.config;
      this.config.endpointProvider = (parameters, context) =>
        // An address that the user chose stays.
        parameters.Endpoint === undefined
          ? hostOf(service, endpointProvider(parameters, context))
          : endpointProvider(parameters, context);
    }
  };
}

/** The endpoint of the service where KMS has this one. */
function hostOf(service: AwsJsonService, endpoint: EndpointV2): EndpointV2 {
  const url = new URL(endpoint.url);
  url.hostname = url.hostname.replace(/^kms(?=-fips\.|\.)/, service.endpointPrefix);
  return { ...endpoint, url };
}

/** A command of the service that any client of it can send. */
export function awsJsonCommand<I extends object, O extends object>(
  service: AwsJsonService,
  operation: OperationShape<I, O>,
): SdkCommandClass<I, O> {
  const built: unknown = Command.classBuilder()
    .ep(ENDPOINT_PARAMETERS)
    .m((Built, _stack, config) => [
      getEndpointPlugin(config as never, Built.getEndpointParameterInstructions()),
    ])
    .s(service.target, operation.name, {})
    .n(service.serviceId, `${operation.name}Command`)
    .sc(operation.schema)
    .build();
  return built as SdkCommandClass<I, O>;
}
