import { IAMClient, ListServerCertificatesCommand } from "@aws-sdk/client-iam";
import { IamServerCertificate } from "../../resources/iam-server-certificate.ts";
import { call, defineCollector } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListServerCertificates: call(
    ListServerCertificatesCommand,
    "iam:ListServerCertificates",
    { type: IamServerCertificate },
    { page: ["Marker", "Marker"] },
  ),
};

export default defineCollector({
  service: "iam-server-certificates",
  scope: "global",
  client: IAMClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "ListServerCertificates",
      {},
      (output) => output.ServerCertificateMetadataList,
    );
    for await (const certificate of listed) {
      const name = certificate.ServerCertificateName ?? "";
      yield context.resource(IamServerCertificate, {
        arn: certificate.Arn ?? "",
        id: name,
        name,
        path: certificate.Path,
        expiresAt: iso(certificate.Expiration),
      });
    }
  },
});
