import { ownCommand } from "../../../src/collect/own-clients/client.ts";
import { SERVICE } from "../../../src/collect/own-clients/route53-profiles.ts";
import { operation, string, structure } from "../../../src/collect/own-clients/shapes.ts";

// What fills the emulated account; keelson itself only reads.

const named = structure("Named", { Id: string, Status: string });

export const CreateProfile = operation(
  "CreateProfile",
  { ClientToken: string, Name: string },
  { Profile: named },
  ["POST", "/profile"],
);
export const AssociateProfile = operation(
  "AssociateProfile",
  { Name: string, ProfileId: string, ResourceId: string },
  { ProfileAssociation: named },
  ["POST", "/profileassociation"],
);
export const AssociateResourceToProfile = operation(
  "AssociateResourceToProfile",
  { Name: string, ProfileId: string, ResourceArn: string, ResourceProperties: string },
  { ProfileResourceAssociation: named },
  ["POST", "/profileresourceassociation"],
);

export const CreateProfileCommand = ownCommand(SERVICE, CreateProfile);
export const AssociateProfileCommand = ownCommand(SERVICE, AssociateProfile);
export const AssociateResourceToProfileCommand = ownCommand(SERVICE, AssociateResourceToProfile);
