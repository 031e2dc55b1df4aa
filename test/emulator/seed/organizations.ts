import {
  AttachPolicyCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { SeedContext } from "./context.ts";

/**
 * The account manages an organization. Its one service control policy is attached where it has no effect, and nobody
 * has opted out of anything.
 */
export async function seed({ account, client }: SeedContext): Promise<void> {
  const organizations = client(OrganizationsClient);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots = [] } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots[0]?.Id;
  const stay = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }],
  };
  const plans = [
    { Type: "SERVICE_CONTROL_POLICY", Name: "stay", content: stay, TargetId: account },
    { Type: "TAG_POLICY", Name: "teams", content: { tags: {} }, TargetId: RootId },
  ] as const;
  for (const { Type, Name, content, TargetId } of plans) {
    await organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: Type }));
    const { Policy } = await organizations.send(
      new CreatePolicyCommand({ Type, Name, Description: "", Content: JSON.stringify(content) }),
    );
    const PolicyId = Policy?.PolicySummary?.Id;
    await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId }));
  }
}
