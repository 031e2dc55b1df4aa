/** What IAM allows in one managed policy, in characters; it does not count white space. */
export const MAX_MANAGED_POLICY = 6144;

/** The policy that allows these actions: all are reads, and no resource could be named beforehand. */
export function policyOf(actions: readonly string[]) {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "KeelsonRead", Effect: "Allow", Action: actions, Resource: "*" }],
  };
}

/** The characters of a policy that IAM counts. */
export function policySize(actions: readonly string[]): number {
  return JSON.stringify(policyOf(actions)).length;
}

/** Actions in as few managed policies as hold them, in their order. */
export function splitActions(actions: readonly string[], limit = MAX_MANAGED_POLICY): string[][] {
  const policies: string[][] = [];
  for (const action of actions) {
    const last = policies.at(-1);
    if (last !== undefined && policySize([...last, action]) <= limit) last.push(action);
    else policies.push([action]);
  }
  return policies;
}
