import { IAMClient, UploadServerCertificateCommand } from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";

/** Server certificates; that there are any at all is a fault of the account, not of one of them. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const iam = client(IAMClient);
  for (const name of [bad("iam-server-certificate-expired"), good("server-certificate")]) {
    await iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName: name,
        CertificateBody: "certificate",
        PrivateKey: "private key",
      }),
    );
  }
}
