import { z } from "zod";

/** The four settings of S3 Block Public Access, of an account, a bucket or an access point. */
export const S3PublicAccessBlock = z.object({
  blockPublicAcls: z
    .boolean()
    .describe("PublicAccessBlockConfiguration.BlockPublicAcls: public ACLs cannot be set"),
  ignorePublicAcls: z.boolean().describe("IgnorePublicAcls: public ACLs have no effect"),
  blockPublicPolicy: z.boolean().describe("BlockPublicPolicy: public policies cannot be set"),
  restrictPublicBuckets: z
    .boolean()
    .describe("RestrictPublicBuckets: a public policy serves only the account and AWS services"),
});
export type S3PublicAccessBlock = z.infer<typeof S3PublicAccessBlock>;
