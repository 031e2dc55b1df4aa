import { GetJobsCommand, GlueClient } from "@aws-sdk/client-glue";
import { GlueJob } from "../../resources/glue-job.ts";
import { call, defineCollector } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";

const calls = {
  GetJobs: call(
    GetJobsCommand,
    "glue:GetJobs",
    { type: GlueJob },
    {
      page: ["NextToken", "NextToken"],
      secrets: [
        "Jobs[].DefaultArguments.*",
        "Jobs[].NonOverridableArguments.*",
        // What the visual editor made of queries and connections.
        "Jobs[].CodeGenConfigurationNodes",
      ],
    },
  ),
};

export default defineCollector({
  service: "glue-jobs",
  scope: "regional",
  client: GlueClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const { partition, region, account, judge } = context;
    const jobs = context.items("GetJobs", { MaxResults: 200 }, (output) => output.Jobs);
    yield* context.each(jobs, async (job) => {
      const { Name: name = "", DefaultArguments: usual = {}, NonOverridableArguments: fixed } = job;
      // The same name may stand in both.
      const values = [...Object.entries(usual), ...Object.entries(fixed ?? {})];
      return context.resource(GlueJob, {
        arn: `arn:${partition}:glue:${region}:${account}:job/${name}`,
        id: name,
        name,
        arguments: await judgeVariables(
          values.map(([key, value]) => ({ name: key, value })),
          (each) => judge(each.name, each.value),
        ),
        securityConfiguration: job.SecurityConfiguration ?? null,
      });
    });
  },
});
