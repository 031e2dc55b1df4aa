/** The six parts of an Amazon Resource Name; the resource keeps its own colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Splits an ARN or an ARN pattern into its parts; undefined when the text is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...rest] = text.split(":");
  if (scheme !== "arn" || account === undefined || rest.length === 0) return undefined;
  return {
    partition: partition ?? "",
    service: service ?? "",
    region: region ?? "",
    account,
    resource: rest.join(":"),
  };
}

/** The 12-digit account id of an ARN, or "" when it names none. */
export function arnAccount(text: string): string {
  const account = parseArn(text)?.account ?? "";
  return isAccountId(account) ? account : "";
}

/** The partition of an ARN; "aws" for what is no ARN. */
export function arnPartition(text: string): string {
  return parseArn(text)?.partition ?? "aws";
}

/** Is this a 12-digit account id? */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}
