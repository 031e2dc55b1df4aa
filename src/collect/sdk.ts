import type { Client, Command } from "@smithy/types";

// The SDK's clients and commands are generic over a dozen types that keelson never touches;
// these aliases keep only the input and the output of a command.

/** A command class of any AWS SDK client, for example GetKeyPolicyCommand. */
export type SdkCommandClass<I extends object, O extends object> = new (
  input: I,
  // oxlint-disable-next-line typescript/no-explicit-any
) => Command<any, I, any, any, any> & { resolveMiddleware(...parameters: any[]): Handler<O> };

// oxlint-disable-next-line typescript/no-explicit-any
type Handler<O> = (parameters: any) => Promise<{ output: O }>;

/** A client of the AWS SDK, whatever its service. */
// oxlint-disable-next-line typescript/no-explicit-any
export type SdkClient = Client<any, any, any>;

/** A client class of the AWS SDK, for example KMSClient. */
// oxlint-disable-next-line typescript/no-explicit-any
export type SdkClientClass = new (configuration: any) => SdkClient;
