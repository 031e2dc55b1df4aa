import { CreateDeliveryStreamCommand, FirehoseClient } from "@aws-sdk/client-firehose";
import type { CanaryContext } from "./context.ts";

/** Streams with credentials wherever a destination can have them. */
export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const firehose = new FirehoseClient(config);
  const S3Configuration = { BucketARN: "arn:aws:s3:::canary", RoleARN: role };
  const ProcessingConfiguration = {
    Enabled: true,
    Processors: [
      {
        Type: "MetadataExtraction" as const,
        Parameters: [
          {
            ParameterName: "MetadataExtractionQuery" as const,
            ParameterValue: `{token: "${secret("delivery processor")}"}`,
          },
        ],
      },
    ],
  };
  const url = (host: string, password: string) => `https://canary:${password}@${host}/input`;
  await firehose.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: "canary-http",
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: {
          Name: "canary",
          Url: url("logs.example.com", secret("delivery address")),
          AccessKey: secret("delivery access key"),
        },
        RequestConfiguration: {
          CommonAttributes: [
            { AttributeName: "api_key", AttributeValue: secret("delivery sensitive name") },
            { AttributeName: "colour", AttributeValue: secret("delivery harmless name") },
          ],
        },
        ProcessingConfiguration,
        S3Configuration,
      },
    }),
  );
  await firehose.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: "canary-splunk",
      SplunkDestinationConfiguration: {
        HECEndpoint: url("splunk.example.com", secret("delivery Splunk address")),
        HECEndpointType: "Event",
        HECToken: secret("delivery Splunk token"),
        S3Configuration,
      },
    }),
  );
  await firehose.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: "canary-redshift",
      RedshiftDestinationConfiguration: {
        RoleARN: role,
        ClusterJDBCURL: `jdbc:redshift://db.internal:5439/orders?user=app&password=${secret("delivery JDBC URL")}`,
        CopyCommand: {
          DataTableName: "orders",
          CopyOptions: `CREDENTIALS 'aws_secret_access_key=${secret("delivery COPY options")}'`,
        },
        Username: "app",
        Password: secret("delivery Redshift password"),
        S3Configuration,
      },
    }),
  );
}
