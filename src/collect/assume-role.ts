import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { memoize } from "@smithy/core/config";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import { isCredentialFailure } from "./errors.ts";

/** A role to make all calls by. */
export interface AssumedRole {
  readonly arn: string;
  readonly externalId?: string | undefined;
  /** Region whose STS is asked. */
  readonly region: string;
}

/** Name of the error that says that the credentials work, but the role could not be assumed. */
export const ASSUME_FAILED = "AssumeRoleError";

// A call that begins just before the end still has to come through.
const SPARE_MS = 5 * 60_000;

/** Credentials of a role, asked for once for all clients and again before they expire. */
export function assumeRole(
  { arn, externalId, region }: AssumedRole,
  own: AwsCredentialIdentity | AwsCredentialIdentityProvider,
  client: { readonly requestHandler: NodeHttpHandler; readonly logger: Logger },
): AwsCredentialIdentityProvider {
  const provider = fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: arn,
      RoleSessionName: "keelson",
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler: client.requestHandler },
    logger: client.logger,
  });
  const named = async (): Promise<AwsCredentialIdentity> => {
    try {
      return await provider();
    } catch (error) {
      throw error instanceof Error && !isCredentialFailure(error.name) ? failure(error) : error;
    }
  };
  return memoize(
    named,
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < SPARE_MS,
    ({ expiration }) => expiration !== undefined,
  );
}

function failure(error: Error): Error {
  return Object.assign(new Error(`${error.name}: ${error.message}`, { cause: error }), {
    name: ASSUME_FAILED,
  });
}
