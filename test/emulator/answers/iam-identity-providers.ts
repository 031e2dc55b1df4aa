import { ListSAMLProvidersCommand } from "@aws-sdk/client-iam";
import { type Answer, answer } from "../answers.ts";
import { daysAgo } from "./naming.ts";

const HUNDRED_YEARS = 36_500;

/** moto gives every SAML provider the same date in the future; here the name decides. */
export function iamIdentityProviderAnswers(): Answer[] {
  return [
    answer(ListSAMLProvidersCommand, async ({ forward }) => {
      const { SAMLProviderList: listed = [] } = await forward();
      return {
        SAMLProviderList: listed.map((provider) => ({
          ...provider,
          ValidUntil: daysAgo(-daysLeft(provider.Arn ?? "")),
        })),
      };
    }),
  ];
}

/** `…-20-days-left`, `…-expired`, else as long as AWS writes where the metadata names no date. */
function daysLeft(arn: string): number {
  if (arn.endsWith("expired")) return -30;
  return Number(/-(\d+)-days-left$/.exec(arn)?.[1] ?? HUNDRED_YEARS);
}
