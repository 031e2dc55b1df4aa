import type { SdkClientClass } from "../../src/collect/sdk.ts";

interface ClientConfig {
  readonly defaultSigningName: string;
  readonly serviceId: string;
}

/** The name under which the emulator logs calls of a client: the signing name, but for S3 Control, which signs as s3. */
export function emulatedName(client: SdkClientClass): string {
  const { config } = new client({ region: "us-east-1" });
  const { defaultSigningName, serviceId } = config as ClientConfig;
  return serviceId === "S3 Control" ? "s3control" : defaultSigningName;
}
