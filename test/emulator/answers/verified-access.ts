import {
  CreateVerifiedAccessEndpointCommand,
  CreateVerifiedAccessGroupCommand,
  CreateVerifiedAccessInstanceCommand,
  DescribeVerifiedAccessEndpointsCommand,
  DescribeVerifiedAccessInstancesCommand,
  type VerifiedAccessEndpoint,
  type VerifiedAccessGroup,
  type VerifiedAccessInstance,
} from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { agedDate } from "./naming.ts";

/** moto has no Verified Access: it lives in the emulator. */
export function verifiedAccessAnswers(): Answer[] {
  const instances = new Map<string, VerifiedAccessInstance[]>();
  const groups = new Map<string, VerifiedAccessGroup>();
  const endpoints = new Map<string, VerifiedAccessEndpoint[]>();

  return [
    answer(CreateVerifiedAccessInstanceCommand, ({ input, region }) => {
      const present = instances.get(region) ?? [];
      const created = agedDate(input.Description, new Date()).toISOString();
      const instance = {
        VerifiedAccessInstanceId: identifier("vai", present.length),
        Description: input.Description ?? "",
        VerifiedAccessTrustProviders: [],
        CreationTime: created,
        LastUpdatedTime: created,
        FipsEnabled: false,
        Tags: firstTag(input),
      };
      instances.set(region, [...present, instance]);
      return { VerifiedAccessInstance: instance };
    }),
    answer(CreateVerifiedAccessGroupCommand, ({ input }) => {
      const id = identifier("vag", groups.size);
      const group = {
        VerifiedAccessGroupId: id,
        VerifiedAccessInstanceId: input.VerifiedAccessInstanceId,
      };
      groups.set(id, group);
      return { VerifiedAccessGroup: group };
    }),
    answer(CreateVerifiedAccessEndpointCommand, ({ input, region }) => {
      const group = groups.get(input.VerifiedAccessGroupId ?? "");
      if (group === undefined) {
        throw new ServiceError("InvalidVerifiedAccessGroupId.NotFound", "no such group");
      }
      const present = endpoints.get(region) ?? [];
      const endpoint = {
        ...group,
        VerifiedAccessEndpointId: identifier("vae", present.length),
        ApplicationDomain: input.ApplicationDomain ?? "",
        EndpointType: input.EndpointType,
        AttachmentType: input.AttachmentType,
        Status: { Code: "active" as const },
      };
      endpoints.set(region, [...present, endpoint]);
      return { VerifiedAccessEndpoint: endpoint };
    }),
    answer(DescribeVerifiedAccessInstancesCommand, ({ region }) => ({
      VerifiedAccessInstances: instances.get(region) ?? [],
    })),
    answer(DescribeVerifiedAccessEndpointsCommand, ({ region }) => ({
      VerifiedAccessEndpoints: endpoints.get(region) ?? [],
    })),
  ];
}

function identifier(prefix: string, present: number): string {
  return `${prefix}-${String(present + 1).padStart(17, "0")}`;
}

// Of EC2's query protocol an answer sees the flat form only.
function firstTag(input: object) {
  const form = input as Readonly<Record<string, string | undefined>>;
  const Key = form["TagSpecification.1.Tag.1.Key"];
  return Key === undefined ? [] : [{ Key, Value: form["TagSpecification.1.Tag.1.Value"] ?? "" }];
}
