import { IAMClient, ListSAMLProvidersCommand } from "@aws-sdk/client-iam";
import { IamSamlProvider } from "../../resources/iam-saml-provider.ts";
import { call, defineCollector } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  // The list is always whole: IAM has no pages of it.
  ListSAMLProviders: call(ListSAMLProvidersCommand, "iam:ListSAMLProviders", {
    type: IamSamlProvider,
  }),
};

export default defineCollector({
  service: "iam-identity-providers",
  scope: "global",
  client: IAMClient,
  calls,
  async *collect(context) {
    const output = await context.read("ListSAMLProviders", {});
    for (const provider of output?.SAMLProviderList ?? []) {
      const { Arn: arn = "" } = provider;
      const name = arn.slice(arn.indexOf("/") + 1);
      yield context.resource(IamSamlProvider, {
        arn,
        id: name,
        name,
        createdAt: iso(provider.CreateDate) ?? undefined,
        validUntil: iso(provider.ValidUntil),
      });
    }
  },
});
