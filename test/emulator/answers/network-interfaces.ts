import { DescribeInstancesCommand, DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";

/** Network interfaces as AWS tells them: moto leaves the public addresses of instances out, which it tells elsewhere. */
export function networkInterfaceAnswers(): Answer[] {
  return [
    answer(DescribeNetworkInterfacesCommand, async ({ forward, ask }) => {
      const output = await forward();
      const { Reservations = [] } = await ask(DescribeInstancesCommand, {});
      const ofInstances = Reservations.flatMap(({ Instances = [] }) => Instances).flatMap(
        ({ NetworkInterfaces = [] }) => NetworkInterfaces,
      );
      const associations = new Map(
        ofInstances.map((each) => [each.NetworkInterfaceId, each.Association]),
      );
      return {
        ...output,
        NetworkInterfaces: output.NetworkInterfaces?.map((each) => {
          const Association = associations.get(each.NetworkInterfaceId);
          const { PrivateIpAddresses = [] } = each;
          if (Association === undefined) return each;
          return {
            ...each,
            Association,
            PrivateIpAddresses: PrivateIpAddresses.map((address, index) =>
              index === 0 ? { ...address, Association } : address,
            ),
          };
        }),
      };
    }),
  ];
}
