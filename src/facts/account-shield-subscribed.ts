import { z } from "zod";
import { Account } from "../resources/account.ts";
import { ShieldSubscription } from "../resources/shield-subscription.ts";
import { defineFact } from "./define.ts";

export const accountShieldSubscribed = defineFact({
  on: Account,
  name: "shieldSubscribed",
  schema: z.boolean().describe("The account has a subscription to Shield Advanced"),
  reads: { [ShieldSubscription.type]: [] },
  compute: ({ account }, input) => input.find(ShieldSubscription, { account }, () => true) !== null,
});
