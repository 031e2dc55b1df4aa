import type { Judge, JudgedValue } from "./define.ts";
import { decodeUserData } from "./user-data.ts";

/** The secret in user data as the EC2 and Auto Scaling APIs give it; null when there is none. */
export async function judgeUserData(
  judge: Judge,
  base64: string | undefined,
): Promise<JudgedValue["secret"]> {
  if (base64 === undefined || base64 === "") return null;
  // Recordings judge it under this name too.
  return (await judge("userData", decodeUserData(base64))).secret;
}
