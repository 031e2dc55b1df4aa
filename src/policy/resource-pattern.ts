/** Every resource of some type, as in arn:aws:lambda:*:*:function:*. */
export function isWholeType(pattern: string, service: string): boolean {
  const [, , of, , , ...resource] = pattern.split(":");
  return of === service && /^[a-z-]+[:/][*:/]*\*$/i.test(resource.join(":"));
}

/** A pattern in which every part of an ARN can be told. */
export function isArnPattern(pattern: string): boolean {
  return pattern.split(":").length >= 6 && !pattern.includes("${");
}

/** An ARN that the pattern matches, of the caller's account, with plain values in place of its wildcards. */
export function instance(pattern: string, callerArn: string): string {
  const [, partition = "", , , account = ""] = callerArn.split(":");
  const own = ["arn", partition, "x", "us-east-1", account];
  const part = (text: string, index: number) =>
    text === "*" ? (own[index] ?? "x") : text.replaceAll(/[*?]/g, "x");
  return pattern.split(":").map(part).join(":");
}
