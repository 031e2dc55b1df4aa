import type { Gap } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import type { Workload, Workloads } from "../policy/escalation-identity.ts";
import { CloudFormationStack } from "../resources/cloudformation-stack.ts";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import type { FactInput } from "./define.ts";
import { UnreadError } from "./unread.ts";

/** What `workloadsIn` reads, for the `reads` of a fact that asks it. */
export const WORKLOAD_READS = {
  [LambdaFunction.type]: ["role"],
  [Ec2Instance.type]: ["instanceProfile"],
  [CodeBuildProject.type]: ["serviceRole"],
  [CloudFormationStack.type]: ["role"],
};

/** What runs as roles, and what was not read of it. */
export interface ReadWorkloads extends Workloads {
  /** Gaps in what runs by a service, such as lambda.amazonaws.com. */
  gapsOf(service: string): readonly Gap[];
}

interface ServiceWorkloads {
  /** By the ARN of the role, for instances by that of its instance profile. */
  readonly byRole: ReadonlyMap<string, readonly Workload[]>;
  readonly gaps: readonly Gap[];
}

/** The functions, instances, projects and stacks of an account by the role that they run as. */
export function workloadsIn(input: FactInput, account: string): ReadWorkloads {
  const read = reading(input, account);
  const services = new Map([
    ["lambda.amazonaws.com", read(LambdaFunction, ({ role }) => role)],
    ["ec2.amazonaws.com", read(Ec2Instance, ({ instanceProfile }) => instanceProfile)],
    ["codebuild.amazonaws.com", read(CodeBuildProject, ({ serviceRole }) => serviceRole)],
    ["cloudformation.amazonaws.com", read(CloudFormationStack, ({ role }) => role)],
  ]);
  return {
    runningBy(service, role, profiles) {
      const known = services.get(service);
      const keys = service === "ec2.amazonaws.com" ? profiles : [role];
      return {
        found: keys.flatMap((key) => known?.byRole.get(key) ?? []),
        isWhole: known?.gaps.length === 0,
      };
    },
    gapsOf: (service) => services.get(service)?.gaps ?? [],
  };
}

function reading(input: FactInput, account: string) {
  return <T extends ResourceType>(
    type: T,
    roleOf: (resource: ResourceOf<T>) => string | null,
  ): ServiceWorkloads => {
    const byRole = new Map<string, Workload[]>();
    // A search for what no resource is visits all of them, and tells what was not read.
    const visit = (resource: ResourceOf<T>): boolean => {
      const role = roleOf(resource);
      if (role === null) return false;
      const { arn, tags } = resource as Resource;
      const known = byRole.get(role);
      if (known === undefined) byRole.set(role, [{ arn, tags }]);
      else known.push({ arn, tags });
      return false;
    };
    try {
      input.find(type, { account }, visit);
      return { byRole, gaps: [] };
    } catch (error) {
      if (error instanceof UnreadError) return { byRole, gaps: error.gaps };
      throw error;
    }
  };
}
