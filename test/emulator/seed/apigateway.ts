import { madeUp } from "../../secrets/made-up.ts";
import { makeStage } from "./api-stage.ts";
import type { SeedContext } from "./context.ts";

/** Stages of private APIs with and without a secret among their variables. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  await makeStage(context, bad("apigateway-stage-variable-secret"), "PRIVATE", {
    backend: "orders.internal",
    dbPassword: madeUp("base62", 16, 998),
  });
  await makeStage(context, good("stage", "variables"), "PRIVATE", {
    backend: "orders.internal",
    dbPasswordSecret: "prod/orders/db",
  });
}
