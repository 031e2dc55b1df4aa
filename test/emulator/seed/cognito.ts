import { makeUserPool } from "./cognito-user-pool.ts";
import type { SeedContext } from "./context.ts";
import { associate, anyWebAcl } from "./waf-web-acl.ts";

/** User pools, each with one thing wrong. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const webAcl = await anyWebAcl(context);
  const make = async (name: string, settings: Parameters<typeof makeUserPool>[2]) =>
    associate(context, webAcl, await makeUserPool(context, name, settings));
  const weak = { MinimumLength: 6, RequireLowercase: true, TemporaryPasswordValidityDays: 7 };
  await make(bad("cognito-mfa-off"), { MfaConfiguration: "OFF" });
  await make(bad("cognito-password-weak"), { Policies: { PasswordPolicy: weak } });
  await make(bad("cognito-password-weak", "temporary"), {
    Policies: { PasswordPolicy: { MinimumLength: 16, TemporaryPasswordValidityDays: 90 } },
  });
  await make(bad("cognito-threat-protection-off"), {
    UserPoolTier: "ESSENTIALS",
    UserPoolAddOns: { AdvancedSecurityMode: "OFF" },
  });
  await make(bad("cognito-threat-protection-audit-only"), {
    UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" },
  });
  await make(bad("cognito-open-sign-up"), {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  });
  await make(bad("cognito-deletion-protection-off"), { DeletionProtection: "INACTIVE" });
  await make(good("user-pool", "sound"), {});
}
