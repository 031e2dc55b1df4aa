import type { DestinationDescription } from "@aws-sdk/client-firehose";

type Destinations = readonly DestinationDescription[] | undefined;

/** What Firehose delivers to, and the secret that it signs in with; null when no secret is named. */
export function destinationsOf(destinations: Destinations) {
  return (destinations ?? []).flatMap((destination) =>
    Object.entries(destination)
      .filter(([member, value]) => member.endsWith(SUFFIX) && value !== undefined)
      // AWS repeats the older, shorter description beside the extended one.
      .filter(([member]) => member !== SUFFIX_S3 || !destination.ExtendedS3DestinationDescription)
      .map(([member, value]) => ({
        kind: member.slice(0, -SUFFIX.length),
        secret: secretOf(value as WithSecret),
      })),
  );
}

const SUFFIX = "DestinationDescription";
const SUFFIX_S3 = `S3${SUFFIX}`;

interface WithSecret {
  readonly SecretsManagerConfiguration?: { Enabled?: boolean; SecretARN?: string } | undefined;
}

function secretOf({ SecretsManagerConfiguration: configuration }: WithSecret): string | null {
  return configuration?.Enabled === true ? (configuration.SecretARN ?? "") : null;
}

/** The settings of destinations that may hold a secret, with their values. */
export function settingsOf(destinations: Destinations): { name: string; value: string }[] {
  return (destinations ?? []).flatMap((destination) => {
    const { HttpEndpointDestinationDescription: http } = destination;
    const { RedshiftDestinationDescription: redshift } = destination;
    const { SplunkDestinationDescription: splunk } = destination;
    return [
      { name: "Url", value: http?.EndpointConfiguration?.Url },
      ...(http?.RequestConfiguration?.CommonAttributes ?? []).map(
        ({ AttributeName = "", AttributeValue }) => ({
          name: AttributeName,
          value: AttributeValue,
        }),
      ),
      { name: "ClusterJDBCURL", value: redshift?.ClusterJDBCURL },
      { name: "CopyOptions", value: redshift?.CopyCommand?.CopyOptions },
      { name: "HECEndpoint", value: splunk?.HECEndpoint },
    ].flatMap(({ name, value }) => (value === undefined || value === "" ? [] : [{ name, value }]));
  });
}
