import { z } from "zod";

/** An environment variable as far as it is kept: its name and the judgement of its value. */
export const JudgedVariable = z.object({
  name: z.string().describe("Name of the variable"),
  secret: z
    .object({
      kind: z.string().describe("What kind of secret, for example github-token or sensitive-name"),
      confidence: z
        .enum(["high", "medium"])
        .describe(
          "high: a known format or a password beyond doubt; medium: likely by name or shape",
        ),
      fingerprint: z
        .string()
        .describe("Keyed hash of the value: equal where the same secret is used again"),
    })
    .nullable()
    .describe("The secret that the value holds; null when it holds none"),
  sensitiveName: z.boolean().describe("The name alone says that the value is a credential"),
  form: z
    .enum(["empty", "reference", "encrypted", "placeholder", "plain"])
    .describe("What the value is, apart from whether it is a secret"),
});

/** The judgement of a value that has no name of its own beside it. */
export const JudgedText = JudgedVariable.omit({ name: true });
