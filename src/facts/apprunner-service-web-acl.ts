import { AppRunnerService } from "../resources/apprunner-service.ts";
import { associatedWebAclFact } from "./associated-web-acl.ts";

export const appRunnerServiceWebAcl = associatedWebAclFact(AppRunnerService, "appRunnerServices");
