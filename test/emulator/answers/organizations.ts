import { DescribeOrganizationCommand } from "@aws-sdk/client-organizations";
import { type Answer, answer } from "../answers.ts";
import { ORGANIZATION } from "../seed/context.ts";

/** moto makes up the id of an organization; here it is one that policies can name before there is the organization. */
export function organizationsAnswers(): Answer[] {
  return [
    answer(DescribeOrganizationCommand, async ({ forward }) => {
      const { Organization } = await forward();
      const { Id = "", Arn = "", MasterAccountArn = "" } = Organization ?? {};
      return {
        Organization: {
          ...Organization,
          Id: ORGANIZATION,
          Arn: Arn.replace(Id, ORGANIZATION),
          MasterAccountArn: MasterAccountArn.replace(Id, ORGANIZATION),
        },
      };
    }),
  ];
}
