import { z } from "zod";
import { Ec2Image } from "../resources/ec2-image.ts";
import { Organization } from "../resources/organization.ts";
import { defineFact } from "./define.ts";
import { receiverOf } from "./share-receiver.ts";

export const ec2ImageForeignShares = defineFact({
  on: Ec2Image,
  name: "foreignShares",
  schema: z
    .array(z.string())
    .describe("What `sharedWith` names beside the own organization of the account and its units"),
  reads: { [Ec2Image.type]: ["sharedWith"], [Organization.type]: [] },
  compute({ account, sharedWith }, input) {
    const isOwn = (id: string): boolean => {
      const { organization } = receiverOf(id);
      return (
        organization !== null &&
        input.list(Organization, { account }).some((own) => own.id === organization)
      );
    };
    return sharedWith.filter((id) => !isOwn(id));
  },
});
