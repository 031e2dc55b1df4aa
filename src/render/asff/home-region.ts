import type { Report } from "../../model/report.ts";

/** Where Security Hub itself keeps what has no Region, by partition. */
const HOME: ReadonlyMap<string, string> = new Map([
  ["aws", "us-east-1"],
  ["aws-cn", "cn-north-1"],
  ["aws-us-gov", "us-gov-west-1"],
]);

const REGION = /^[a-z]{2,3}(-[a-z]+){1,3}-\d{1,2}$/;

/** Where findings on global services, and on Regions that were not listed, are imported. */
export function homeRegion({ scope }: Pick<Report, "scope">): string {
  return HOME.get(scope.partition) ?? "us-east-1";
}

/** Whether the text is a Region code that an endpoint may be named after. */
export function isRegion(text: string): boolean {
  return text.length <= 16 && REGION.test(text);
}
