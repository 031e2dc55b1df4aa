import { z } from "zod";
import { AppRunnerService } from "../resources/apprunner-service.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { associatedWebAcl } from "./waf-association.ts";

export const appRunnerServiceWebAcl = defineFact({
  on: AppRunnerService,
  name: "webAcl",
  schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
  reads: { [AppRunnerService.type]: [], [WafWebAcl.type]: ["appRunnerServices"] },
  compute: (resource, input) => associatedWebAcl(resource, input, protectedArns),
});

function protectedArns({ appRunnerServices }: { readonly appRunnerServices: readonly string[] }) {
  return appRunnerServices;
}
