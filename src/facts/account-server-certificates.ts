import { z } from "zod";
import { Account } from "../resources/account.ts";
import { IamServerCertificate } from "../resources/iam-server-certificate.ts";
import { defineFact } from "./define.ts";

/** TLS certificates that are kept in IAM although ACM could hold them. */
export const accountServerCertificates = defineFact({
  on: Account,
  name: "serverCertificates",
  schema: z
    .array(z.string())
    .describe(
      "Names of the IAM server certificates; in China without those of CloudFront, which takes no others there",
    ),
  reads: { [Account.type]: ["partition"], [IamServerCertificate.type]: ["path"] },
  compute: ({ account, partition }, input) =>
    input
      .list(IamServerCertificate, { account })
      .filter(({ path }) => partition !== "aws-cn" || !path.startsWith("/cloudfront/"))
      .map(({ name }) => name),
});
