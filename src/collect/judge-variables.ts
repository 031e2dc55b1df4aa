import { compareText } from "../model/resource.ts";
import type { JudgedValue } from "./define.ts";

/** Judges environment variables; what comes back holds everything but their values, sorted by name. */
export async function judgeVariables<V extends { name: string; value: string }>(
  variables: readonly V[],
  judge: (variable: V) => Promise<JudgedValue>,
): Promise<(Omit<V, "value"> & JudgedValue)[]> {
  const judged = await Promise.all(
    variables.map(async (variable) => {
      const { value: _, ...kept } = variable;
      return { ...kept, ...(await judge(variable)) };
    }),
  );
  return judged.sort((a, b) => compareText(a.name, b.name));
}
