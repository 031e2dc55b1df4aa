import type { SdkClientClass } from "../../src/collect/sdk.ts";

interface ClientConfig {
  readonly defaultSigningName: string;
  readonly serviceId: string;
}

/** Services that sign with the name of another, by their service id. */
const APART: Readonly<Record<string, string>> = {
  ApiGatewayV2: "apigatewayv2",
  "Elastic Load Balancing": "elasticloadbalancing-classic",
  "S3 Control": "s3control",
};

/** The name under which the emulator logs calls of a client: the signing name, where no other service has the same. */
export function emulatedName(client: SdkClientClass): string {
  const { config } = new client({ region: "us-east-1" });
  const { defaultSigningName, serviceId } = config as ClientConfig;
  return APART[serviceId] ?? defaultSigningName;
}
