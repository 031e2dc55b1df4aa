import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import type { WireTap } from "../../src/collect/wire.ts";

export type WireBody = string | { readonly status: number; readonly body: string };

const IDENTITY =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/scanner</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

export const DENIED: WireBody = {
  status: 403,
  body: "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>x</RequestID></Response>",
};

export function regionList(regions: Readonly<Record<string, string>>): string {
  const items = Object.entries(regions).map(
    ([name, status]) =>
      `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`,
  );
  return `<DescribeRegionsResponse><regionInfo>${items.join("")}</regionInfo></DescribeRegionsResponse>`;
}

/** Answers for an account, by `service/Region/operation` or by operation alone; anything else is an error. */
export function accountWire(answers: Readonly<Record<string, WireBody>>): {
  tap: WireTap;
  asked: string[];
} {
  const asked: string[] = [];
  const known: Readonly<Record<string, WireBody>> = { GetCallerIdentity: IDENTITY, ...answers };
  const tap: WireTap = ({ service, region, operation }) => {
    const place = `${service}/${region}/${operation}`;
    asked.push(place);
    const answer = known[place] ?? known[operation];
    if (answer === undefined) return Promise.reject(new Error(`nothing is canned for ${place}`));
    const { status, body } = typeof answer === "string" ? { status: 200, body: answer } : answer;
    const type = body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.1";
    return Promise.resolve(
      new HttpResponse({
        statusCode: status,
        headers: { "content-type": type },
        body: Readable.from([Buffer.from(body)]),
      }),
    );
  };
  return { tap, asked };
}
