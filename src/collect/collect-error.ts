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

  static credentials(answer: string, profile: string | undefined): CollectError {
    const whose = profile === undefined ? "" : ` of profile "${profile}"`;
    return new CollectError(
      "access",
      `AWS did not accept the credentials${whose} (${answer})`,
      "set AWS_PROFILE or --profile, run `aws sso login`, or export AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; `aws sts get-caller-identity` must work",
    );
  }

  static unknownRegion(region: string, known: readonly string[]): CollectError {
    return new CollectError(
      "usage",
      `there is no Region "${region}"`,
      `this partition has ${[...known].sort().join(", ")}`,
    );
  }

  static disabledRegion(region: string): CollectError {
    return new CollectError(
      "usage",
      `Region ${region} is not enabled in this account`,
      "leave it out of --region, or enable it in the account settings first",
    );
  }
}
