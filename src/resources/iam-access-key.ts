import { z } from "zod";

/** One access key as the credential report shows it: the report names no key ids. */
export const AccessKey = z.object({
  active: z.boolean().describe("Credential report access_key_N_active"),
  createdAt: z
    .string()
    .describe("access_key_N_last_rotated, ISO 8601: when it was created or its status changed"),
  lastUsedAt: z
    .string()
    .nullable()
    .describe("access_key_N_last_used_date, ISO 8601; null when no use is recorded"),
});
