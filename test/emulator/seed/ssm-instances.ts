import { CreateActivationCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { SeedContext } from "./context.ts";
import { makeImage, runInstance } from "./ec2-instance.ts";

/** Managed nodes in EC2 and outside of it, with and without all their patches. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const ImageId = await makeImage(context, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64");
  const rule = "ssm-instance-patch-noncompliant";
  for (const name of [
    bad(rule),
    bad(rule, "needs-restart"),
    good("node", "patched"),
    good("node", "never-scanned"),
  ]) {
    await runInstance(context, { name, ImageId });
  }
  const ssm = client(SSMClient);
  for (const DefaultInstanceName of [bad(rule, "outside-ec2"), good("node", "outside-ec2")]) {
    await ssm.send(new CreateActivationCommand({ DefaultInstanceName, IamRole: "nodes" }));
  }
}
