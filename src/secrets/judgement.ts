/** What kind of secret a value holds, and how sure that is. It never carries the value. */
export interface SecretJudgement {
  /** Kebab-case, for example `github-token` or `sensitive-name`. */
  kind: string;
  /** `high`: a known format or a password beyond doubt; `medium`: likely by its name or its shape. */
  confidence: "high" | "medium";
}
