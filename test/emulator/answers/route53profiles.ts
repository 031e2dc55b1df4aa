import {
  ListProfileAssociationsCommand,
  ListProfileResourceAssociationsCommand,
} from "../../../src/collect/own-clients/route53-profiles.ts";
import { type Answer, answer } from "../answers.ts";
import {
  AssociateProfileCommand,
  AssociateResourceToProfileCommand,
  CreateProfileCommand,
} from "../own-clients/route53-profiles.ts";
import { page } from "./paging.ts";

const Status = "COMPLETE";

/** moto has no Route 53 Profiles: they live in the emulator. */
export function route53ProfilesAnswers(): Answer[] {
  let made = 0;
  const associations: { region: string; Id: string; ProfileId?: string | undefined }[] = [];
  const resources: { region: string; Id: string; ProfileId?: string | undefined }[] = [];
  const id = (prefix: string) => `${prefix}-${(made++).toString(16).padStart(16, "0")}`;
  return [
    answer(CreateProfileCommand, () => ({ Profile: { Id: id("rp"), Status } })),
    answer(AssociateProfileCommand, ({ input, region }) => {
      const association = { ...input, region, Id: id("rpassoc"), Status };
      associations.push(association);
      return { ProfileAssociation: association };
    }),
    answer(AssociateResourceToProfileCommand, ({ input, region }) => {
      const association = { ...input, region, Id: id("rpr"), Status };
      resources.push(association);
      return { ProfileResourceAssociation: association };
    }),
    answer(ListProfileAssociationsCommand, ({ input, region }) => {
      const here = associations.filter((each) => each.region === region);
      const { items, next } = page(here, input.MaxResults ?? 100, input.NextToken);
      return { ProfileAssociations: items, NextToken: next };
    }),
    answer(ListProfileResourceAssociationsCommand, ({ input, region }) => {
      const { ProfileId } = input;
      const here = resources.filter(
        (each) => each.region === region && each.ProfileId === ProfileId,
      );
      const { items, next } = page(here, input.MaxResults ?? 100, input.NextToken);
      return { ProfileResourceAssociations: items, NextToken: next };
    }),
  ];
}
