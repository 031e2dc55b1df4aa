import {
  type Connection,
  type ConnectionType,
  CreateConnectionCommand,
  GetConnectionsCommand,
} from "@aws-sdk/client-glue";
import { type Answer, answer } from "../answers.ts";

/** Connections as AWS answers them: moto forgets their types, and gives out passwords that are to be hidden. */
export function glueAnswers(): Answer[] {
  const types = new Map<string, ConnectionType>();
  const keyOf = (region: string, name = "") => `${region} ${name}`;
  return [
    answer(CreateConnectionCommand, ({ input, region, forward }) => {
      const { Name, ConnectionType } = input.ConnectionInput ?? {};
      if (ConnectionType !== undefined) types.set(keyOf(region, Name), ConnectionType);
      return forward();
    }),
    answer(GetConnectionsCommand, async ({ input, region, forward }) => {
      const output = await forward();
      const list = (output.ConnectionList ?? []).map((connection) => ({
        ...(input.HidePassword === true ? withoutPassword(connection) : connection),
        ConnectionType: types.get(keyOf(region, connection.Name)),
      }));
      return { ...output, ConnectionList: list };
    }),
  ];
}

function withoutPassword(connection: Connection): Connection {
  const { PASSWORD: _, ...ConnectionProperties } = connection.ConnectionProperties ?? {};
  return { ...connection, ConnectionProperties };
}
