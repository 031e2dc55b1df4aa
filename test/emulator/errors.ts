import type { Protocol } from "./protocol.ts";
import { escapeXml } from "./xml.ts";

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An error that the emulated service answers with. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

/** The error in the form of a protocol. */
export function errorAnswer(protocol: Protocol, error: ServiceError): WireAnswer {
  const { code, message, status } = error;
  const answer = (type: string, body: string, more?: Record<string, string>): WireAnswer => ({
    status,
    headers: { "content-type": type, "x-amzn-requestid": REQUEST_ID, ...more },
    body: Buffer.from(body),
  });
  const xml = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
  switch (protocol) {
    case "awsJson":
      return answer("application/x-amz-json-1.1", JSON.stringify({ __type: code, message }));
    case "restJson":
      return answer("application/json", JSON.stringify({ message }), { "x-amzn-errortype": code });
    case "awsQuery":
    case "restXml":
      return answer(
        "text/xml",
        `<ErrorResponse><Error><Type>${status < 500 ? "Sender" : "Receiver"}</Type>${xml}</Error>` +
          `<RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
      );
    case "ec2Query":
      return answer(
        "text/xml",
        `<Response><Errors><Error>${xml}</Error></Errors>` +
          `<RequestID>${REQUEST_ID}</RequestID></Response>`,
      );
    case "s3":
      return answer("application/xml", `<Error>${xml}<RequestId>${REQUEST_ID}</RequestId></Error>`);
  }
}
