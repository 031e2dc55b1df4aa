import { Route53ProfilesProfileAssociation } from "../../resources/route53profiles-profile-association.ts";
import { Route53ProfilesProfileResourceAssociation } from "../../resources/route53profiles-profile-resource-association.ts";
import {
  ListProfileAssociationsCommand,
  ListProfileResourceAssociationsCommand,
  Route53ProfilesClient,
} from "../own-clients/route53-profiles.ts";
import { call, defineCollector } from "../define.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  ListProfileAssociations: call(
    ListProfileAssociationsCommand,
    "route53profiles:ListProfileAssociations",
    // The second are those of the profiles that this call finds.
    [
      { type: Route53ProfilesProfileAssociation },
      { type: Route53ProfilesProfileResourceAssociation },
    ],
    { page },
  ),
  ListProfileResourceAssociations: call(
    ListProfileResourceAssociationsCommand,
    "route53profiles:ListProfileResourceAssociations",
    { type: Route53ProfilesProfileResourceAssociation },
    { page },
  ),
};

export default defineCollector({
  service: "route53profiles",
  scope: "regional",
  partialRegions: true,
  client: Route53ProfilesClient,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const prefix = `arn:${partition}:route53profiles:${region}:${account}`;
    const profiles = new Set<string>();
    const associations = context.items(
      "ListProfileAssociations",
      {},
      (output) => output.ProfileAssociations,
    );
    for await (const { Id: id = "", Name, ProfileId, ResourceId, Status } of associations) {
      if (ProfileId !== undefined) profiles.add(ProfileId);
      yield context.resource(Route53ProfilesProfileAssociation, {
        // Neither kind of association comes with an ARN.
        arn: `${prefix}:profile-association/${id}`,
        id,
        name: Name || id,
        // AWS calls it an ARN, but its examples show the id.
        vpcId: ResourceId?.split("/").at(-1),
        profileId: ProfileId,
        status: Status,
      });
    }
    for (const ProfileId of profiles) {
      const resources = context.items(
        "ListProfileResourceAssociations",
        { ProfileId },
        (output) => output.ProfileResourceAssociations,
      );
      for await (const { Id: id = "", Name, ResourceArn, Status } of resources) {
        yield context.resource(Route53ProfilesProfileResourceAssociation, {
          arn: `${prefix}:profile-resource-association/${id}`,
          id,
          name: Name || id,
          profileId: ProfileId,
          resourceArn: ResourceArn,
          status: Status,
        });
      }
    }
  },
});
