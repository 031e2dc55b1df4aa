import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Answer, type Call, operationKey, schemaOf } from "./answers.ts";
import { decodeInput, decodeOutput, encodeJsonInput, encodeOutput } from "./codec.ts";
import { ServiceError, type WireAnswer, errorAnswer } from "./errors.ts";
import { type Fault, type FaultKind, Faults, faultAnswer } from "./faults.ts";
import {
  type ModelledRequest,
  type RecognizedRequest,
  type WireRequest,
  isModelled,
  recognize,
} from "./recognize.ts";
import { toOperation } from "./services.ts";
import { ask, forward, isNotImplemented, toServiceError } from "./upstream.ts";

/** Who answered: moto alone, an answer of ours that asked moto, or one that did not and has only the API model to go by. */
export type AnsweredBy = "moto" | "amended" | "model";

/** One request that the emulator saw; status 0 when the connection was cut. */
export interface LoggedRequest {
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  readonly status: number;
  /** Absent when nobody was asked, because of a fault. */
  readonly answeredBy?: AnsweredBy;
  readonly fault?: FaultKind;
}

/** An answer and where it came from. */
interface Answered {
  readonly answer: WireAnswer;
  readonly answeredBy?: AnsweredBy;
}

/** An HTTP server in front of moto that logs, mends and breaks. */
export interface Proxy {
  readonly url: string;
  readonly log: LoggedRequest[];
  readonly faults: Faults;
  /** `service:Operation` of what neither moto nor an answer could serve, and crashes of answers. */
  readonly unimplemented: Set<string>;
  /** Puts answers in the place of the former ones. */
  setAnswers(answers: readonly Answer[]): void;
  stop(): Promise<void>;
}

/** Starts the proxy on a free loopback port. */
export async function startProxy(moto: string): Promise<Proxy> {
  const log: LoggedRequest[] = [];
  const faults = new Faults();
  const unimplemented = new Set<string>();
  let answers = new Map<string, Answer>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const wire = await readRequest(request);
    const recognized = await recognize(wire);
    const fault = faults.strike(recognized);
    const write = (status: number, answeredBy?: AnsweredBy): void => {
      const { service, region, operation } = recognized;
      const by = answeredBy && { answeredBy };
      log.push({ service, region, operation, status, ...by, ...(fault && { fault: fault.kind }) });
    };
    if (fault?.kind === "reset") {
      write(0);
      request.socket.resetAndDestroy();
      return;
    }
    const { answer, answeredBy } = await faulty(fault, recognized, async () =>
      respond(recognized, wire),
    );
    write(answer.status, answeredBy);
    response.writeHead(answer.status, { ...answer.headers, ...lengthOf(request, answer) });
    response.end(answer.body);
  }

  async function respond(recognized: RecognizedRequest, wire: WireRequest): Promise<Answered> {
    const own = recognized.schema && answers.get(operationKey(recognized.schema));
    const answered: Answered =
      own && isModelled(recognized)
        ? await answerCall(moto, own, recognized, wire)
        : { answer: await forward(moto, wire), answeredBy: "moto" };
    const missing = isNotImplemented(answered.answer);
    if (!missing && answered.answer.status !== NOT_IMPLEMENTED) return answered;
    const call = `${recognized.service}:${recognized.operation}`;
    unimplemented.add(call);
    const answer = missing
      ? errorAnswer(recognized.protocol, notImplemented(call))
      : answered.answer;
    return { answer };
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A fault of the emulator itself must not pass for an answer of AWS.
      unimplemented.add(`${request.method} ${request.url}: ${(error as Error).stack}`);
      response.writeHead(BAD_GATEWAY, { "content-type": "text/plain" });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    faults,
    unimplemented,
    setAnswers: (list) => {
      answers = new Map(list.map((each) => [each.operation, each]));
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const BAD_GATEWAY = 502;
/** Not retried by the SDK, unlike moto's 500. */
const NOT_IMPLEMENTED = 501;

function notImplemented(call: string): ServiceError {
  return new ServiceError(
    "NotImplemented",
    `moto has no ${call}, or crashed in it`,
    NOT_IMPLEMENTED,
  );
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = request;
  return { method, url: new URL(url, "http://127.0.0.1"), headers, body: Buffer.concat(chunks) };
}

/** An answer to HEAD announces the length of a body that it does not carry. */
function lengthOf(request: IncomingMessage, { body }: WireAnswer): Record<string, number> {
  return request.method === "HEAD" ? {} : { "content-length": body.length };
}

async function faulty(
  fault: Fault | undefined,
  recognized: RecognizedRequest,
  respond: () => Promise<Answered>,
): Promise<Answered> {
  if (fault === undefined) return respond();
  switch (fault.kind) {
    case "reset":
      return respond();
    case "slow":
      await delay(fault.delayMs ?? 1000);
      return respond();
    case "truncated": {
      const { answer: whole, ...from } = await respond();
      return {
        ...from,
        answer: { ...whole, body: whole.body.subarray(0, whole.body.length >> 1) },
      };
    }
    default:
      return { answer: faultAnswer(fault.kind, recognized) };
  }
}

async function answerCall(
  moto: string,
  answer: Answer,
  recognized: ModelledRequest,
  wire: WireRequest,
): Promise<Answered> {
  let answeredBy: AnsweredBy = "model";
  const decode = async (of: ModelledRequest, raw: WireAnswer): Promise<object> => {
    if (isNotImplemented(raw)) throw notImplemented(`${of.service}:${of.schema.name}`);
    answeredBy = "amended";
    const output = await decodeOutput(of, raw).catch((error: unknown) => {
      throw toServiceError(error);
    });
    return output;
  };
  const call: Call<unknown, unknown> = {
    input: await decodeInput(recognized, wire),
    region: recognized.region,
    forward: async (input) => {
      const body = input ? encodeJsonInput(recognized, input) : wire.body;
      return decode(recognized, await forward(moto, wire, body));
    },
    ask: async (command, input) => {
      const schema = toOperation(schemaOf(command, input));
      const raw = await ask(moto, wire, recognized, schema, input);
      return decode({ ...recognized, schema }, raw) as never;
    },
  };
  let own: WireAnswer;
  try {
    own = encodeOutput(recognized, await answer.respond(call));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    own = errorAnswer(recognized.protocol, error);
  }
  return { answer: own, answeredBy };
}
