/** What GitHub code scanning refuses to take more of. */
export interface SarifLimits {
  readonly runsPerFile: number;
  readonly resultsPerRun: number;
  readonly compressedBytesPerFile: number;
}

/** https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */
export const GITHUB_LIMITS: SarifLimits = {
  runsPerFile: 20,
  resultsPerRun: 25_000,
  compressedBytesPerFile: 10_000_000,
};
