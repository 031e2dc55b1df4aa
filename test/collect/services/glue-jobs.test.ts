import { expect, test } from "vitest";
import type { ResourceOf } from "../../../src/resources/define.ts";
import { GlueJob } from "../../../src/resources/glue-job.ts";
import { collectWith } from "../../support/collect-with.ts";

type Job = ResourceOf<typeof GlueJob>;

const PASSWORD = ["c0rrect", "horse", "b4ttery"].join("-");

test("every argument is judged, also where the same name stands in both lists", async () => {
  const { resources, gaps } = await collectWith("glue-jobs", {
    GetJobs: ({ NextToken }) => ({
      body:
        NextToken === "2"
          ? { Jobs: [{ Name: "bare" }] }
          : {
              Jobs: [
                {
                  Name: "orders",
                  DefaultArguments: { "--db_password": PASSWORD, "--stage": "prod" },
                  NonOverridableArguments: { "--db_password": "orders/db" },
                },
              ],
              NextToken: "2",
            },
    }),
  });
  expect(gaps).toEqual([]);
  const [orders, bare] = resources as unknown as Job[];
  expect(orders?.arguments.map(({ name }) => name)).toEqual([
    "--db_password",
    "--db_password",
    "--stage",
  ]);
  expect(orders?.arguments.some(({ secret }) => secret !== null)).toBe(true);
  expect(bare?.arguments).toEqual([]);
  expect(JSON.stringify(resources)).not.toContain(PASSWORD);
  expect(GlueJob.fields.safeParse(resources[0]).error).toBeUndefined();
});
