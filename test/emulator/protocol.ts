import type { $ClientProtocol, HttpRequest, HttpResponse } from "@smithy/types";

/** The wire protocols that AWS services answer in; S3 has error names of its own. */
export type Protocol = "awsJson" | "awsQuery" | "ec2Query" | "restJson" | "restXml" | "s3";

/** A protocol as an SDK client has it in its configuration. */
export type SdkProtocol = $ClientProtocol<HttpRequest, HttpResponse>;

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  "aws.protocols#awsJson1_0": "awsJson",
  "aws.protocols#awsJson1_1": "awsJson",
  "aws.protocols#awsQuery": "awsQuery",
  "aws.protocols#ec2Query": "ec2Query",
  "aws.protocols#restJson1": "restJson",
  "aws.protocols#restXml": "restXml",
};

/** The protocol that a client of the SDK speaks. */
export function protocolOf(sdk: SdkProtocol): Protocol {
  const id = sdk.getShapeId();
  const protocol = PROTOCOLS[id];
  if (protocol === undefined) throw new Error(`the emulator does not speak ${id}`);
  return protocol;
}
