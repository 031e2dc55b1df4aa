import { isCredentialFailure } from "./errors.ts";

/** A collection that cannot start: one sentence on what is wrong, and one on what to do. */
export class CollectError extends Error {
  /** `usage`: the caller asked for something impossible; `access`: AWS did not let us in. */
  readonly kind: "usage" | "access";
  readonly hint: string;

  constructor(kind: "usage" | "access", message: string, hint: string) {
    super(message);
    this.name = "CollectError";
    this.kind = kind;
    this.hint = hint;
  }

  /** The sign-in failed: no credentials, wrong ones, or no AWS at the other end. */
  static signIn(answer: string, profile: string | undefined): CollectError {
    const whose = profile === undefined ? "" : ` of profile "${profile}"`;
    if (!isCredentialFailure(answer.split(":")[0] ?? "")) {
      return new CollectError(
        "access",
        `the sign-in to AWS failed (${answer.replace(/^(Type)?Error: /, "")})`,
        "check the network, the proxy, AWS_REGION and AWS_ENDPOINT_URL",
      );
    }
    const own = /^CredentialsProviderError: (.*)$/.exec(answer)?.[1];
    if (own !== undefined) {
      return new CollectError(
        "access",
        profile === undefined
          ? `no AWS credentials were found (${own})`
          : `profile "${profile}" gives no AWS credentials (${own})`,
        profile === undefined
          ? "set AWS_PROFILE or --profile, or export AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
          : "check its name and its entry in ~/.aws/config; for IAM Identity Center run `aws sso login` first",
      );
    }
    return new CollectError(
      "access",
      `AWS did not accept the credentials${whose} (${answer})`,
      "renew them, for example with `aws sso login`, until `aws sts get-caller-identity` works",
    );
  }

  /** The credentials work, but the role may not be assumed with them. */
  static assume(role: string, answer: string): CollectError {
    return new CollectError(
      "access",
      `the role ${role} could not be assumed (${answer})`,
      "its trust policy has to let the caller in, with the external id if it asks for one, and the caller needs sts:AssumeRole",
    );
  }

  /** A chosen Region that the partition does not have. */
  static unknownRegion(region: string, known: readonly string[]): CollectError {
    return new CollectError(
      "usage",
      `there is no Region "${region}"`,
      `this partition has ${[...known].sort().join(", ")}`,
    );
  }

  /** A chosen Region that the account has not enabled. */
  static disabledRegion(region: string): CollectError {
    return new CollectError(
      "usage",
      `Region ${region} is not enabled in this account`,
      "leave it out of --region, or enable it in the account settings first",
    );
  }
}
