import { CloudFrontClient, CreateDistributionCommand } from "@aws-sdk/client-cloudfront";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new CloudFrontClient(config).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: "canary",
        Comment: secret("cloudfront comment"),
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "origin",
              DomainName: "origin.example.com",
              CustomHeaders: {
                Quantity: 1,
                Items: [
                  {
                    HeaderName: "x-origin-verify",
                    HeaderValue: secret("cloudfront origin header"),
                  },
                ],
              },
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: "https-only",
              },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "origin",
          ViewerProtocolPolicy: "https-only",
          MinTTL: 0,
          ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
        },
      },
    }),
  );
}
