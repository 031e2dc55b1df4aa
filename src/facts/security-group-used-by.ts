import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { AutoScalingLaunchConfiguration } from "../resources/autoscaling-launch-configuration.ts";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import { EcsService } from "../resources/ecs-service.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import { defineFact, type FactInput } from "./define.ts";
import { interfaceGroups } from "./network-interface-keys.ts";
import { UnreadError } from "./unread.ts";

interface User {
  readonly type: ResourceType;
  readonly fields: readonly string[];
  readonly find: (
    group: ResourceOf<typeof SecurityGroup>,
    input: FactInput,
  ) => readonly ResourceIdentity[];
}

/** Every resource type that keelson knows to name security groups. */
const USERS: readonly User[] = [
  user(NetworkInterface, ["groups"], interfaceGroups),
  user(SecurityGroup, ["ingress", "egress"], namedGroups),
  // Those that have no network interface while they rest.
  user(LambdaFunction, ["securityGroups"], ownGroups()),
  user(CodeBuildProject, ["securityGroups"], ownGroups()),
  user(EcsService, ["securityGroups"], ownGroups()),
  user(Ec2LaunchTemplate, ["securityGroups"], ownGroups()),
  user(AutoScalingLaunchConfiguration, ["securityGroups"], ownGroups()),
];

/** Which resources of the Region name the group; unknown when none was found and one could be missing. */
export const securityGroupUsedBy = defineFact({
  on: SecurityGroup,
  name: "usedBy",
  schema: z
    .array(ResourceIdentity.pick({ type: true, arn: true, name: true }))
    .describe(
      "Network interfaces that have the group, other groups whose rules name it, and what will launch with it",
    ),
  reads: Object.fromEntries(USERS.map(({ type, fields }) => [type.type, fields])),
  compute(group, input) {
    const gaps: Gap[] = [];
    for (const { find } of USERS) {
      try {
        const found = find(group, input);
        if (found.length > 0) return found.map(({ type, arn, name }) => ({ type, arn, name }));
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    if (gaps.length > 0) throw new UnreadError(gaps);
    return [];
  },
});

function user<T extends ResourceType>(
  type: T,
  fields: readonly string[],
  groupsOf: (resource: ResourceOf<T>) => readonly string[],
): User {
  return {
    type,
    fields,
    find({ id, name, account, region }, input) {
      const named = (key: string) => input.findByKey(type, { account, region }, groupsOf, key);
      const found = named(id);
      // In the default VPC launch settings may give the name.
      return found.length > 0 ? found : named(name);
    },
  };
}

// A function of its own for each type, because indexes are kept by it.
function ownGroups() {
  return ({ securityGroups }: { readonly securityGroups: readonly string[] }) => securityGroups;
}

/** The groups that the rules of another name: that one names itself is no use of it. */
function namedGroups({ id, ingress, egress }: ResourceOf<typeof SecurityGroup>): string[] {
  const named = [...ingress, ...egress].flatMap(({ groups }) => groups);
  return [...new Set(named)].filter((group) => group !== id);
}
