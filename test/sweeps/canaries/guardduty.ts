import {
  CreateDetectorCommand,
  CreateMembersCommand,
  CreateSampleFindingsCommand,
  GuardDutyClient,
  UpdateFindingsFeedbackCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const guardduty = new GuardDutyClient(config);
  const { DetectorId } = await guardduty.send(new CreateDetectorCommand({ Enable: true }));
  const FindingTypes = ["Backdoor:EC2/C&CActivity.B!DNS"];
  await guardduty.send(new CreateSampleFindingsCommand({ DetectorId, FindingTypes }));
  const FindingIds = ["1".padStart(32, "0")];
  const Comments = secret("texts of a GuardDuty finding");
  const feedback = { DetectorId, FindingIds, Feedback: "USEFUL", Comments } as const;
  await guardduty.send(new UpdateFindingsFeedbackCommand(feedback));
  const Email = `${secret("mail address of a GuardDuty member")}@example.com`;
  const AccountDetails = [{ AccountId: "111122223333", Email }];
  await guardduty.send(new CreateMembersCommand({ DetectorId, AccountDetails }));
  await guardduty.send(
    new UpdateOrganizationConfigurationCommand({
      DetectorId,
      AutoEnableOrganizationMembers: "ALL",
    }),
  );
}
