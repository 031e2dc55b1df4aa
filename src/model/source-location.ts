import { z } from "zod";

/** Where in infrastructure code a resource is declared. */
export const SourceLocation = z.object({
  file: z.string().describe("Path from the root of the repository, with forward slashes"),
  line: z.number().int().min(1).describe("First line of the declaration, from 1"),
  column: z.number().int().min(1).describe("First column of the declaration, from 1"),
  endLine: z.number().int().min(1).describe("Last line of the declaration"),
  address: z
    .string()
    .describe("Terraform address, or the stack and logical id of CloudFormation, of this resource"),
  tool: z.enum(["terraform", "cloudformation"]).describe("What made the resource from it"),
});
export type SourceLocation = z.infer<typeof SourceLocation>;
