import {
  CreateIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  type GetIdentityPoolRolesResponse,
  ListIdentityPoolsCommand,
  SetIdentityPoolRolesCommand,
} from "@aws-sdk/client-cognito-identity";
import { type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** Identity pools: moto knows neither their roles nor the classic flow, and lists them whole and without pages. */
export function cognitoIdentityAnswers(): Answer[] {
  const classic = new Map<string, boolean>();
  const roles = new Map<string, GetIdentityPoolRolesResponse>();

  return [
    answer(CreateIdentityPoolCommand, async ({ input, forward }) => {
      const pool = await forward();
      const AllowClassicFlow = input.AllowClassicFlow ?? false;
      classic.set(pool.IdentityPoolId ?? "", AllowClassicFlow);
      return { ...pool, AllowClassicFlow };
    }),
    answer(DescribeIdentityPoolCommand, async ({ forward }) => {
      const pool = await forward();
      return { ...pool, AllowClassicFlow: classic.get(pool.IdentityPoolId ?? "") ?? false };
    }),
    answer(ListIdentityPoolsCommand, async ({ input, forward }) => {
      const { IdentityPools = [] } = await forward();
      const { items, next } = page(IdentityPools, input.MaxResults ?? 60, input.NextToken);
      return {
        IdentityPools: items.map(({ IdentityPoolId, IdentityPoolName }) => ({
          IdentityPoolId,
          IdentityPoolName,
        })),
        NextToken: next,
      };
    }),
    answer(SetIdentityPoolRolesCommand, ({ input }) => {
      roles.set(input.IdentityPoolId ?? "", {
        IdentityPoolId: input.IdentityPoolId,
        Roles: input.Roles,
        RoleMappings: input.RoleMappings,
      });
      return {};
    }),
    answer(
      GetIdentityPoolRolesCommand,
      ({ input: { IdentityPoolId = "" } }) => roles.get(IdentityPoolId) ?? { IdentityPoolId },
    ),
  ];
}
