/** Releases of OCSF that can be written: for Security Lake, for Security Hub, and the newest. */
export const OCSF_VERSIONS = ["1.3", "1.6", "1.8"] as const;
export type OcsfVersion = (typeof OCSF_VERSIONS)[number];

/** What Security Hub speaks. */
export const DEFAULT_OCSF_VERSION: OcsfVersion = "1.6";
