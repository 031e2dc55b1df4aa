import type { GetOutputType, MetadataBearer, StaticOperationSchema } from "@smithy/types";
import { toOperation } from "./services.ts";

/** The account that moto answers for. */
export const ACCOUNT = "123456789012";

type Input<C extends CommandClass> = NonNullable<ConstructorParameters<C>[0]>;
type Output<C extends CommandClass> = Omit<GetOutputType<InstanceType<C>>, keyof MetadataBearer>;

// The SDK's command classes share no narrower supertype.
// oxlint-disable-next-line typescript/no-explicit-any
type CommandClass = new (input: any) => { readonly schema?: any };

/** One call that an answer replaces or amends. */
export interface Call<I, O> {
  readonly input: I;
  readonly region: string;
  /** moto's own answer; of JSON services also for a changed input. Throws moto's error. */
  forward(input?: I): Promise<O>;
  /** Asks moto something else in the same Region, past every answer and fault. */
  ask<C extends CommandClass>(command: C, input: Input<C>): Promise<Output<C>>;
}

/** A function that answers an operation in moto's place, in the SDK's own types. */
export interface Answer {
  /** Namespace and name of the operation, as in the SDK's schemas. */
  readonly operation: string;
  respond(call: Call<unknown, unknown>): Promise<object>;
}

/** Answers an operation; the command's types keep the answer in AWS's shape. */
export function answer<C extends CommandClass>(
  command: C,
  respond: (call: Call<Input<C>, Output<C>>) => Promise<Output<C>> | Output<C>,
): Answer {
  return {
    operation: operationKey(toOperation(schemaOf(command, {}))),
    respond: async (call) => respond(call as Call<Input<C>, Output<C>>),
  };
}

/** The SDK's schema of a command's operation. */
export function schemaOf(command: CommandClass, input: object): StaticOperationSchema {
  return new command(input).schema as StaticOperationSchema;
}

/** What identifies an operation among those of all services. */
export function operationKey({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}#${name}`;
}
