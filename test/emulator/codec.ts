import { HttpResponse } from "@smithy/core/transport";
import { NormalizedSchema } from "@smithy/core/schema";
import type { MetadataBearer } from "@smithy/types";
import { toBuffer } from "./bytes.ts";
import type { WireAnswer } from "./errors.ts";
import type { ModelledRequest, WireRequest } from "./recognize.ts";
import type { Operation, ServiceModel } from "./services.ts";
import { structureToXml } from "./xml.ts";

/**
 * The input of a call. JSON bodies and XML payloads are read with the SDK's schema; of the query protocols
 * and of the query string of REST calls only plain values at the top are read.
 */
export async function decodeInput(
  recognized: ModelledRequest,
  request: WireRequest,
): Promise<Record<string, unknown>> {
  const { protocol, model, schema, labels } = recognized;
  if (protocol === "awsQuery" || protocol === "ec2Query") {
    const form = new URLSearchParams(request.body.toString());
    return Object.fromEntries([...form].map(([key, text]) => [key, plain(text)]));
  }
  if (protocol === "awsJson") return readJson(model, schema, request.body);
  const query: Record<string, unknown> = {};
  for (const [name, member] of NormalizedSchema.of(schema.input).structIterator()) {
    const text = request.url.searchParams.get(member.getMergedTraits().httpQuery ?? "");
    if (text !== null) query[name] = plain(text);
  }
  if (protocol !== "restJson")
    return { ...(await readXml(recognized, request.body)), ...query, ...labels };
  const body = request.body.length > 0 ? await readJson(model, schema, request.body) : {};
  return { ...body, ...query, ...labels };
}

function plain(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** The structure that is the whole XML body of a REST call. */
async function readXml({ model, schema }: ModelledRequest, body: Buffer): Promise<object> {
  if (body.length === 0) return {};
  for (const [name, member] of NormalizedSchema.of(schema.input).structIterator()) {
    if (!member.getMergedTraits().httpPayload || !member.isStructSchema()) continue;
    return {
      [name]: await model.protocol.getPayloadCodec().createDeserializer().read(member, body),
    };
  }
  return {};
}

async function readJson(
  model: ServiceModel,
  schema: Operation,
  body: Buffer,
): Promise<Record<string, unknown>> {
  const codec = model.protocol.getPayloadCodec();
  const read: unknown = await codec
    .createDeserializer()
    .read(NormalizedSchema.of(schema.input), body.length > 0 ? body : Buffer.from("{}"));
  return read as Record<string, unknown>;
}

/** The body of a JSON call for another input. */
export function encodeJsonInput({ model, schema }: ModelledRequest, input: object): Buffer {
  return Buffer.from(toJson(model, NormalizedSchema.of(schema.input), input));
}

/** Reads an answer as the SDK would. */
export async function decodeOutput(
  { model, schema }: ModelledRequest,
  answer: WireAnswer,
): Promise<MetadataBearer> {
  const { namespace, name, input, output } = schema;
  const response = new HttpResponse({
    statusCode: answer.status,
    headers: { ...answer.headers },
    body: answer.body,
  });
  return model.protocol.deserializeResponse(
    { namespace, name, traits: 0, input, output },
    model.context,
    response,
  );
}

/** The wire form of an output, in the protocol of the service. */
export function encodeOutput(recognized: ModelledRequest, output: object): WireAnswer {
  const { protocol, model, schema } = recognized;
  const shape = NormalizedSchema.of(schema.output);
  if (shape.isUnitSchema()) return { status: 200, headers: {}, body: Buffer.alloc(0) };
  const answer = (type: string, body: string, headers = {}): WireAnswer => ({
    status: 200,
    headers: { "content-type": type, ...headers },
    body: Buffer.from(body),
  });
  switch (protocol) {
    case "awsJson":
      return answer("application/x-amz-json-1.1", toJson(model, shape, output));
    case "awsQuery": {
      const result = `<${schema.name}Result>${structureToXml(shape, output)}</${schema.name}Result>`;
      return answer("text/xml", `<${schema.name}Response>${result}</${schema.name}Response>`);
    }
    case "ec2Query":
      return answer(
        "text/xml",
        `<${schema.name}Response>${structureToXml(shape, output)}</${schema.name}Response>`,
      );
    default: {
      const { headers, bodyShape, body, root } = splitBindings(shape, output);
      return protocol === "restJson"
        ? answer("application/json", toJson(model, bodyShape, body), headers)
        : answer("text/xml", `<${root}>${structureToXml(bodyShape, body)}</${root}>`, headers);
    }
  }
}

/** Parts an output of a REST operation into headers and body. */
function splitBindings(shape: NormalizedSchema, output: object) {
  const headers: Record<string, string> = {};
  const body: Record<string, unknown> = {};
  const given = output as Readonly<Record<string, unknown>>;
  for (const [name, member] of shape.structIterator()) {
    const value = given[name];
    const traits = member.getMergedTraits();
    if (value === undefined || value === null || traits.httpResponseCode) continue;
    if (traits.httpPayload && member.isStructSchema()) {
      const root = traits.xmlName ?? member.getName() ?? name;
      return { headers, bodyShape: member, body: value, root };
    }
    if (!traits.httpHeader) body[name] = value;
    else headers[traits.httpHeader] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return { headers, bodyShape: shape, body, root: shape.getName() ?? "Response" };
}

function toJson(model: ServiceModel, shape: NormalizedSchema, value: object): string {
  const serializer = model.protocol.getPayloadCodec().createSerializer();
  serializer.write(shape, value);
  return toBuffer(serializer.flush()).toString("utf8");
}
