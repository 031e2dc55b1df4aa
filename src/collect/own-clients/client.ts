import { Command } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import { TypeRegistry } from "@smithy/core/schema";
import type { EndpointV2 } from "@smithy/types";
import type { SdkCommandClass } from "../sdk.ts";
import type { OperationShape } from "./shapes.ts";

/**
 * A service whose own client of the SDK cannot be used: there is none that is current and runs on the SDK's present
 * core. The SDK's client of another service, which speaks the same protocol, is told of it.
 */
export interface OwnService {
  /** Name by which a shared configuration file knows the service. */
  readonly serviceId: string;
  /** First label of its host names. */
  readonly endpointPrefix: string;
  readonly signingName: string;
}

/** Where the parameters of an endpoint stand in the configuration of a client. */
const ENDPOINT_PARAMETERS = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
} as const;

/** The configuration that tells a client of another service of this one. */
export function configurationOf<C extends object>(
  { serviceId, signingName }: OwnService,
  configuration: C,
  serviceTarget?: string,
) {
  return {
    ...configuration,
    // A setting of every client, though no type names it.
    signingName,
    serviceId,
    protocolSettings: {
      defaultNamespace: serviceId,
      errorTypeRegistries: [TypeRegistry.for(serviceId)],
      ...(serviceTarget === undefined ? {} : { serviceTarget }),
    },
  };
}

/** The endpoints of the service, each where the other service, by the prefix of its host names, has its own. */
export function endpointsOf<P extends { Endpoint?: unknown }, C>(
  { endpointPrefix }: OwnService,
  other: string,
  endpointsOfOther: (parameters: P, context?: C) => EndpointV2,
): (parameters: P, context?: C) => EndpointV2 {
  const prefix = new RegExp(`^${other}(?=-fips\\.|\\.)`);
  return (parameters, context) => {
    const endpoint = endpointsOfOther(parameters, context);
    // An address that the user chose stays.
    if (parameters.Endpoint !== undefined) return endpoint;
    const url = new URL(endpoint.url);
    url.hostname = url.hostname.replace(prefix, endpointPrefix);
    return { ...endpoint, url };
  };
}

/** A command of the service that any client of it can send. */
export function ownCommand<I extends object, O extends object>(
  { serviceId }: OwnService,
  operation: OperationShape<I, O>,
): SdkCommandClass<I, O> {
  const built: unknown = Command.classBuilder()
    .ep(ENDPOINT_PARAMETERS)
    .m((Built, _stack, config) => [
      getEndpointPlugin(config as never, Built.getEndpointParameterInstructions()),
    ])
    .s(serviceId, operation.name, {})
    .n(serviceId, `${operation.name}Command`)
    .sc(operation.schema)
    .build();
  return built as SdkCommandClass<I, O>;
}
