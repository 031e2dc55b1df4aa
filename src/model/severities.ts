/** Severities from the gravest to the lightest; the order is the sort order of every report. Apart from its schema, so that --help need not load zod. */
export const SEVERITIES = ["critical", "high", "medium", "low", "informational"] as const;
