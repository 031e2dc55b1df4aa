import { ESCALATION_PATHS } from "./escalation-paths.ts";

/** Every action that some path takes, the passing of roles included. */
export const ESCALATION_ACTIONS: readonly string[] = [
  ...new Set(
    ESCALATION_PATHS.flatMap((path) => {
      if ("action" in path) return [path.action];
      if (path.kind === "create") return path.actions;
      return path.kind === "pass" ? ["iam:PassRole", ...path.actions.flat()] : path.actions.flat();
    }),
  ),
].sort();
