import { AllocateAddressCommand, AssociateAddressCommand, EC2Client } from "@aws-sdk/client-ec2";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { named } from "./vpc-network.ts";

/** An Elastic IP address that nothing has; those in use are made with what has them. */
export async function seed(context: SeedContext): Promise<void> {
  await makeAddress(context, context.bad("ec2-eip-unassociated"));
}

/** Makes an Elastic IP address, and gives it to an instance if there is one; gives its id. */
export async function makeAddress(
  { client }: SeedContext,
  name: string,
  InstanceId?: string,
): Promise<string> {
  const ec2 = client(EC2Client, HOME_REGION);
  const { AllocationId = "" } = await ec2.send(
    new AllocateAddressCommand({ Domain: "vpc", TagSpecifications: named("elastic-ip", name) }),
  );
  if (InstanceId !== undefined) {
    await ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }));
  }
  return AllocationId;
}
