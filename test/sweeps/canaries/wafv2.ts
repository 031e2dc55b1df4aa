import { CreateWebACLCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const visibility = {
    SampledRequestsEnabled: true,
    CloudWatchMetricsEnabled: true,
    MetricName: "canary",
  };
  await new WAFV2Client(config).send(
    new CreateWebACLCommand({
      Name: "canary",
      Scope: "REGIONAL",
      Description: secret("web ACL description"),
      DefaultAction: {
        Allow: {
          CustomRequestHandling: {
            InsertHeaders: [{ Name: "x-origin-verify", Value: secret("web ACL inserted header") }],
          },
        },
      },
      VisibilityConfig: visibility,
      Rules: [
        {
          Name: "header",
          Priority: 0,
          Statement: {
            ByteMatchStatement: {
              SearchString: Buffer.from(secret("web ACL search string")),
              FieldToMatch: { SingleHeader: { Name: "x-origin-verify" } },
              TextTransformations: [{ Priority: 0, Type: "NONE" }],
              PositionalConstraint: "EXACTLY",
            },
          },
          Action: {
            Block: { CustomResponse: { ResponseCode: 403, CustomResponseBodyKey: "body" } },
          },
          VisibilityConfig: visibility,
        },
      ],
      CustomResponseBodies: {
        body: { ContentType: "TEXT_PLAIN", Content: secret("web ACL response body") },
      },
    }),
  );
}
