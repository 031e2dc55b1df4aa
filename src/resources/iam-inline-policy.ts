import { z } from "zod";

/** A policy that is part of one user, group or role. */
export const InlinePolicy = z.object({
  name: z.string().describe("PolicyName"),
  document: z.string().describe("PolicyDocument: JSON text"),
});
