import { type SeedModule, type SeededResource, seedContext } from "./context.ts";
import * as acm from "./acm.ts";
import * as codebuild from "./codebuild.ts";
import * as guardduty from "./guardduty.ts";
import * as iamServerCertificates from "./iam-server-certificates.ts";
import * as iam from "./iam.ts";
import * as kms from "./kms.ts";
import * as lambda from "./lambda.ts";
import * as secretsmanager from "./secretsmanager.ts";
import * as ssm from "./ssm.ts";
import * as s3 from "./s3.ts";
import * as s3Control from "./s3-control.ts";
import * as waf from "./waf.ts";

/** In the order in which they need one another. */
const MODULES: readonly SeedModule[] = [
  { service: "iam", ...iam },
  { service: "kms", ...kms },
  { service: "lambda", ...lambda },
  { service: "codebuild", ...codebuild },
  { service: "acm", ...acm },
  { service: "iam-server-certificates", ...iamServerCertificates },
  { service: "guardduty", ...guardduty },
  { service: "s3", ...s3 },
  { service: "s3-control", ...s3Control },
  { service: "waf", ...waf },
  { service: "secretsmanager", ...secretsmanager },
  { service: "ssm", ...ssm },
];

/** Fills an emulated account with bad resources beside good twins; tells what it made. */
export async function seedAccount(endpoint: string): Promise<SeededResource[]> {
  const seeded: SeededResource[] = [];
  const clients: { destroy(): void }[] = [];
  try {
    for (const { service, seed } of MODULES) {
      await seed(seedContext(endpoint, service, seeded, clients));
    }
  } finally {
    for (const client of clients) client.destroy();
  }
  return seeded;
}
