import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import type { WireTap } from "../../src/collect/wire.ts";
import { errorAnswer, ServiceError } from "../emulator/errors.ts";
import type { Protocol } from "../emulator/recognize.ts";

/** What goes wrong with one operation, for as long as the scan lasts. */
export const FAULTS = {
  denied: new ServiceError(
    "AccessDeniedException",
    "User is not authorized to perform this action",
    403,
  ),
  throttled: new ServiceError("ThrottlingException", "Rate exceeded", 400),
  failed: new ServiceError("InternalFailure", "Internal failure", 500),
} as const;
export type FaultName = keyof typeof FAULTS;

/** keelson's name of a service to the protocol that its SDK client speaks. */
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  amplify: "restJson",
  agentcore: "restJson",
  apigateway: "restJson",
  appsync: "restJson",
  cloudfront: "restXml",
  ec2: "ec2Query",
  elb: "awsQuery",
  guardduty: "restJson",
  iam: "awsQuery",
  "iam-server-certificates": "awsQuery",
  lambda: "restJson",
  s3: "s3",
  "s3-control": "restXml",
  sts: "awsQuery",
  verifiedaccess: "ec2Query",
};

/** Answers one operation of one service with an error, in every Region, and passes all others on. */
export function spoil(tap: WireTap, service: string, operation: string, fault: FaultName): WireTap {
  return (request, send) => {
    if (request.service !== service || request.operation !== operation) return tap(request, send);
    const { status, headers, body } = errorAnswer(PROTOCOLS[service] ?? "awsJson", FAULTS[fault]);
    return Promise.resolve(
      new HttpResponse({
        statusCode: status,
        headers: { ...headers },
        body: Readable.from([body]),
      }),
    );
  };
}
