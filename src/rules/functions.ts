import type { Environment } from "@marcbachmann/cel-js";
import {
  allowsAction,
  allowsEverything,
  matchesPattern,
  reachesAllResources,
} from "../policy/index.ts";

const DAY = 86_400_000;

interface CelFunction {
  readonly signature: string;
  readonly description: string;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly handler: (...values: any[]) => unknown;
}

/** The functions that rule expressions may call beside CEL's own. All are pure and take linear time. */
export const FUNCTIONS: readonly CelFunction[] = [
  {
    signature: "daysSince(dyn, string): double",
    description:
      "Days from an ISO 8601 date to the second one (use `now`); negative when it lies ahead.",
    handler: (date: string, now: string) => daysBetween(date, now),
  },
  {
    signature: "daysUntil(dyn, string): double",
    description:
      "Days from the second ISO 8601 date (use `now`) to the first; negative when it has passed.",
    handler: (date: string, now: string) => -daysBetween(date, now),
  },
  {
    signature: "like(dyn, string): bool",
    description:
      "Whether a text matches a pattern in which * stands for any text and ? for one character.",
    handler: (text: string, pattern: string) => matchesPattern(pattern, text),
  },
  {
    signature: "join(dyn): string",
    description:
      "The elements of a list of texts, separated by a comma and a space; of more than ten, the first ten and how many more.",
    handler: enumerate,
  },
  {
    signature: "distinct(dyn): dyn",
    description: "The elements of a list of texts, sorted and each once.",
    handler: (list: readonly string[]) => [...new Set(list)].sort(),
  },
  {
    signature: "allowsAction(dyn, string): bool",
    description: "Whether a grant of a policy allows an action, for example kms:PutKeyPolicy.",
    handler: allowsAction,
  },
  {
    signature: "allowsEverything(dyn, string): bool",
    description: "Whether a grant of a policy allows every action of a service, for example kms.",
    handler: allowsEverything,
  },
  {
    signature: "reachesAllResources(dyn, string): bool",
    description:
      "Whether a grant of an identity policy reaches every resource of a service, for example kms.",
    handler: reachesAllResources,
  },
];

/** Registers the functions, and the arithmetic of JSON numbers (double) with integer literals. */
export function declareFunctions(environment: Environment): void {
  for (const { signature, handler } of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerOperator("double == int", (a: number, b: bigint) => a === Number(b));
  environment.registerOperator("double + int", (a: number, b: bigint) => a + Number(b));
  environment.registerOperator("double - int", (a: number, b: bigint) => a - Number(b));
  environment.registerOperator("double * int", (a: number, b: bigint) => a * Number(b));
}

function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  if (Number.isNaN(days)) throw new TypeError("expected an ISO 8601 date");
  return days;
}

const MOST_NAMED = 10;

function enumerate(list: readonly unknown[]): string {
  const named = list.slice(0, MOST_NAMED).map(String).join(", ");
  const others = list.length - MOST_NAMED;
  return others > 0 ? `${named} and ${others} more` : named;
}
