import { z } from "zod";
import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { ApiGatewayStage } from "../resources/api-gateway-stage.ts";
import { ApiGatewayUsagePlan } from "../resources/api-gateway-usage-plan.ts";
import type { ResourceOf } from "../resources/define.ts";
import { type RestMethod, servingMethods } from "./api-gateway-open-methods.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";

type Stage = ResourceOf<typeof ApiGatewayStage>;
type UsagePlan = ResourceOf<typeof ApiGatewayUsagePlan>;

const ALL_METHODS = "*/*";

export const apiGatewayStageRateLimit = defineFact({
  on: ApiGatewayStage,
  name: "rateLimit",
  schema: z
    .number()
    .nullable()
    .describe(
      "Requests a second that the most generous method of the stage lets through, by the settings of the stage or, for " +
        "methods that need an API key, by its usage plans for each key; null where a method has no limit of its own",
    ),
  reads: {
    [ApiGatewayStage.type]: ["apiId", "methodSettings"],
    [ApiGatewayRestApi.type]: ["methods"],
    [ApiGatewayUsagePlan.type]: ["stages", "rateLimit"],
  },
  compute(stage, input) {
    const ofStage = limitFor(stage, ALL_METHODS);
    const overriding = stage.methodSettings.flatMap(({ rateLimit }) => rateLimit ?? []);
    if (ofStage !== null) return Math.max(...overriding);
    const limits = methodsOf(stage, input).map((method) => methodLimit(method, stage, input));
    return limits.every((limit) => limit !== null) ? Math.max(0, ...limits) : null;
  },
});

function limitFor({ methodSettings }: Stage, key: string): number | null {
  return methodSettings.find(({ method }) => method === key)?.rateLimit ?? null;
}

function methodsOf({ apiId, account, region }: Stage, input: FactInput): RestMethod[] {
  return input
    .findByKey(ApiGatewayRestApi, { account, region }, ownId, apiId)
    .flatMap((api) => servingMethods(api));
}

function methodLimit(method: RestMethod, stage: Stage, input: FactInput): number | null {
  const own = limitFor(stage, `${method.path.replace(/^\//, "")}/${method.method}`);
  return own ?? (method.apiKeyRequired ? planLimit(stage, input) : null);
}

const stagesOf = (plan: UsagePlan) => plan.stages;

/** A stage may be in several plans; one without a limit is no limit for those who have its keys. */
function planLimit({ id, account, region }: Stage, input: FactInput): number | null {
  const plans = input.findByKey(ApiGatewayUsagePlan, { account, region }, stagesOf, id);
  const limits = plans.map(({ rateLimit }) => rateLimit);
  // Without a plan no key is good for the stage, and nobody gets through.
  return limits.every((limit) => limit !== null) ? Math.max(0, ...limits) : null;
}
