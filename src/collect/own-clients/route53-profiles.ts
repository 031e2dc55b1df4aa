import { ownCommand, type OwnService } from "./client.ts";
import { restJsonClient } from "./rest-json-client.ts";
import { label, list, number, operation, query, string, structure } from "./shapes.ts";

export const SERVICE: OwnService = {
  serviceId: "Route53Profiles",
  endpointPrefix: "route53profiles",
  signingName: "route53profiles",
};

const ProfileAssociation = structure("ProfileAssociation", {
  Id: string,
  Name: string,
  OwnerId: string,
  ProfileId: string,
  ResourceId: string,
  Status: string,
  StatusMessage: string,
});

const ProfileResourceAssociation = structure("ProfileResourceAssociation", {
  Id: string,
  Name: string,
  OwnerId: string,
  ProfileId: string,
  ResourceArn: string,
  ResourceType: string,
  ResourceProperties: string,
  Status: string,
  StatusMessage: string,
});

const paged = { MaxResults: query("maxResults", number), NextToken: query("nextToken", string) };

export const ListProfileAssociations = operation(
  "ListProfileAssociations",
  { ...paged, ProfileId: query("profileId", string), ResourceId: query("resourceId", string) },
  { ProfileAssociations: list(ProfileAssociation), NextToken: string },
  ["GET", "/profileassociations"],
);
export const ListProfileResourceAssociations = operation(
  "ListProfileResourceAssociations",
  { ...paged, ProfileId: label(string), ResourceType: query("resourceType", string) },
  { ProfileResourceAssociations: list(ProfileResourceAssociation), NextToken: string },
  ["GET", "/profileresourceassociations/profileid/{ProfileId}"],
);

export const Route53ProfilesClient = restJsonClient(SERVICE);
export const ListProfileAssociationsCommand = ownCommand(SERVICE, ListProfileAssociations);
export const ListProfileResourceAssociationsCommand = ownCommand(
  SERVICE,
  ListProfileResourceAssociations,
);
