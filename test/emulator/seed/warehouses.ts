import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { logTraffic, makeInterface, makeVpc } from "./vpc-network.ts";

/** Security groups of one VPC: one lets an office in, the other one the internet. */
export interface WarehouseGroups {
  readonly closed: string;
  readonly open: string;
  /** The port that both let through, which is none that databases are known by. */
  readonly port: number;
}

/** Makes the VPC of that name and its two groups. */
export async function makeWarehouseGroups(ec2: EC2Client, name: string): Promise<WarehouseGroups> {
  const vpc = await makeVpc(ec2, name);
  await logTraffic(ec2, vpc.id);
  const port = 8192;
  const make = async (GroupName: string, CidrIp: string) => {
    const { GroupId = "" } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: "Warehouses", VpcId: vpc.id }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp }] },
        ],
      }),
    );
    // Leader nodes have network interfaces, which moto does not make.
    await makeInterface(ec2, vpc.subnet, GroupId);
    return GroupId;
  };
  return {
    closed: await make(`${name}-office`, "198.51.100.0/24"),
    open: await make(`${name}-internet`, "0.0.0.0/0"),
    port,
  };
}
