import {
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  type LaunchTemplateVersion,
} from "@aws-sdk/client-ec2";
import { Ec2LaunchTemplate } from "../../resources/ec2-launch-template.ts";
import { call, defineCollector } from "../define.ts";
import { judgeUserData } from "../judge-user-data.ts";

const calls = {
  DescribeLaunchTemplateVersions: call(
    DescribeLaunchTemplateVersionsCommand,
    "ec2:DescribeLaunchTemplateVersions",
    { type: Ec2LaunchTemplate },
    {
      page: ["NextToken", "NextToken"],
      secrets: ["base64:<userData>", "<versionDescription>"],
    },
  ),
};

export default defineCollector({
  service: "ec2-launch-templates",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    // Without ids: of all templates at once. Each has a default version, so this lists them too.
    // Only the whole list tells which is the latest version of a template.
    const listed = await context.readAll(
      "DescribeLaunchTemplateVersions",
      { Versions: ["$Default", "$Latest"], MaxResults: 200 },
      (output) => output.LaunchTemplateVersions,
    );
    const byTemplate = new Map<string, Map<number, LaunchTemplateVersion>>();
    for (const version of listed ?? []) {
      const id = version.LaunchTemplateId ?? "";
      const versions = byTemplate.get(id) ?? new Map<number, LaunchTemplateVersion>();
      byTemplate.set(id, versions.set(version.VersionNumber ?? 0, version));
    }
    yield* context.each(byTemplate, async ([id, byNumber]) => {
      const versions = [...byNumber.values()];
      const operator = versions.find(({ Operator }) => Operator?.Managed === true)?.Operator;
      return context.resource(Ec2LaunchTemplate, {
        arn: `arn:${partition}:ec2:${region}:${account}:launch-template/${id}`,
        id,
        name: versions[0]?.LaunchTemplateName ?? id,
        managedBy: operator === undefined ? null : (operator.Principal ?? ""),
        securityGroups: [...new Set(versions.flatMap(securityGroups))].sort(),
        versions: await Promise.all(versions.sort(byNumberAscending).map(judgedVersion)),
      });
    });

    async function judgedVersion(version: LaunchTemplateVersion) {
      const { LaunchTemplateData: data = {} } = version;
      const { MetadataOptions: metadata = {}, NetworkInterfaces: interfaces = [] } = data;
      return {
        number: version.VersionNumber ?? 0,
        isDefault: version.DefaultVersion === true,
        httpTokens: metadata.HttpTokens ?? null,
        httpEndpoint: metadata.HttpEndpoint ?? null,
        publicAddress: interfaces.some((each) => each.AssociatePublicIpAddress === true),
        userDataSecret: await judgeUserData(context.judge, data.UserData),
      };
    }
  },
});

function securityGroups({ LaunchTemplateData: data = {} }: LaunchTemplateVersion): string[] {
  const onInterfaces = (data.NetworkInterfaces ?? []).flatMap(({ Groups = [] }) => Groups);
  return [...(data.SecurityGroupIds ?? []), ...(data.SecurityGroups ?? []), ...onInterfaces];
}

function byNumberAscending(a: LaunchTemplateVersion, b: LaunchTemplateVersion): number {
  return (a.VersionNumber ?? 0) - (b.VersionNumber ?? 0);
}
