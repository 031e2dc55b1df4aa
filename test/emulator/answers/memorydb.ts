import {
  type ACL,
  CreateACLCommand,
  CreateUserCommand,
  DescribeUsersCommand,
  type User,
} from "@aws-sdk/client-memorydb";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

/** moto has neither users nor access control lists of MemoryDB: these live in the emulator. */
export function memorydbAnswers(): Answer[] {
  const users = new Map<string, User[]>();
  const lists = new Map<string, ACL[]>();
  return [
    answer(CreateUserCommand, ({ input, region }) => {
      const { UserName: Name, AccessString, AuthenticationMode } = input;
      const ARN = `arn:aws:memorydb:${region}:${ACCOUNT}:user/${Name}`;
      const Type = AuthenticationMode?.Type;
      const user: User = { Name, ARN, Status: "active", AccessString, Authentication: { Type } };
      users.set(region, [...(users.get(region) ?? []), user]);
      return { User: user };
    }),
    answer(CreateACLCommand, ({ input, region }) => {
      const { ACLName: Name, UserNames } = input;
      const list: ACL = { Name, Status: "active", UserNames };
      lists.set(region, [...(lists.get(region) ?? []), list]);
      return { ACL: list };
    }),
    answer(DescribeUsersCommand, ({ region }) => {
      const anybody: User = {
        Name: "default",
        ARN: `arn:aws:memorydb:${region}:${ACCOUNT}:user/default`,
        Status: "active",
        AccessString: "on ~* &* +@all",
        ACLNames: ["open-access"],
        Authentication: { Type: "no-password" },
      };
      const made = (users.get(region) ?? []).map((user) => ({
        ...user,
        ACLNames: (lists.get(region) ?? []).flatMap(({ Name = "", UserNames }) =>
          UserNames?.includes(user.Name ?? "") ? Name : [],
        ),
      }));
      return { Users: [anybody, ...made] };
    }),
  ];
}
