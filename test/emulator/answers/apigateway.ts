import {
  type ClientCertificate,
  GenerateClientCertificateCommand,
  GetClientCertificatesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ageInDays, daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

const VALID_DAYS = 365;

/**
 * API Gateway as AWS answers: moto has no client certificates and loses the one of a stage, and sends resource policies as
 * they were written. WAF Classic takes no new associations, so the name of a stage gives it one.
 */
export function apigatewayAnswers(): Answer[] {
  const certificates = new Map<string, ClientCertificate[]>();
  const shownBy = new Map<string, string>();

  return [
    answer(GetRestApisCommand, async ({ input, region, forward }) => {
      const { items = [] } = await forward();
      const { items: some, next } = page(items, input.limit ?? 25, input.position);
      return {
        items: some.map((api) => ({
          ...api,
          policy: api.policy && policyOf(api.policy, region, api.id),
        })),
        position: next,
      };
    }),
    answer(UpdateStageCommand, async ({ input, region, forward }) => {
      const shown = input.patchOperations?.find(({ path }) => path === "/clientCertificateId");
      if (shown?.value !== undefined) {
        shownBy.set(`${region} ${input.restApiId}/${input.stageName}`, shown.value);
      }
      return forward();
    }),
    answer(GetStagesCommand, async ({ input, region, forward }) => {
      const { item = [] } = await forward();
      const webAclArn = `arn:aws:waf-regional:${region}:${ACCOUNT}:webacl/11111111-2222-3333-4444-555555555555`;
      return {
        item: item.map((stage) => {
          const shown = shownBy.get(`${region} ${input.restApiId}/${stage.stageName}`);
          return {
            ...stage,
            ...(stage.tags?.["Name"]?.includes("waf-classic") && { webAclArn }),
            ...(shown !== undefined && { clientCertificateId: shown }),
          };
        }),
      };
    }),
    answer(GenerateClientCertificateCommand, ({ input, region }) => {
      const present = certificates.get(region) ?? [];
      const age = ageInDays(input.tags?.["Name"]) ?? 0;
      const certificate: ClientCertificate = {
        clientCertificateId: String(present.length + 1).padStart(6, "c"),
        pemEncodedCertificate: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        createdDate: daysAgo(age),
        expirationDate: daysAgo(age - VALID_DAYS),
        tags: input.tags,
      };
      certificates.set(region, [...present, certificate]);
      return certificate;
    }),
    answer(GetClientCertificatesCommand, ({ input, region }) => {
      const found = certificates.get(region) ?? [];
      const { items, next } = page(found, input.limit ?? 25, input.position);
      return { items, position: next };
    }),
  ];
}

/** AWS writes the short form of resources out, and puts a backslash before each quote and slash. */
function policyOf(text: string, region: string, id = ""): string {
  const invoked = `"arn:aws:execute-api:${region}:${ACCOUNT}:${id}/`;
  const whole = text.replaceAll('"execute-api:/', invoked);
  return JSON.stringify(whole).slice(1, -1).replaceAll("/", "\\/");
}
