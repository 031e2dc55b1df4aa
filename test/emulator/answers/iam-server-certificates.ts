import { ListServerCertificatesCommand } from "@aws-sdk/client-iam";
import { type Answer, answer } from "../answers.ts";
import { daysAgo } from "./naming.ts";

/** moto says of every server certificate that it expired in 2012; here the name decides. */
export function iamServerCertificateAnswers(): Answer[] {
  return [
    answer(ListServerCertificatesCommand, async ({ forward }) => {
      const { ServerCertificateMetadataList: listed = [] } = await forward();
      return {
        IsTruncated: false,
        ServerCertificateMetadataList: listed.map((certificate) => ({
          ...certificate,
          Expiration: /expired/.test(certificate.ServerCertificateName ?? "")
            ? daysAgo(30)
            : daysAgo(-300),
        })),
      };
    }),
  ];
}
