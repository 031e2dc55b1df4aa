import { z } from "zod";
import { ApiGatewayClientCertificate } from "../resources/api-gateway-client-certificate.ts";
import { ApiGatewayStage } from "../resources/api-gateway-stage.ts";
import { ApiGatewayV2Stage } from "../resources/api-gateway-v2-stage.ts";
import { defineFact } from "./define.ts";

interface Presenting {
  readonly clientCertificateId: string | null;
}

const certificateOf = ({ clientCertificateId: id }: Presenting) => (id === null ? [] : [id]);

export const apiGatewayClientCertificateStages = defineFact({
  on: ApiGatewayClientCertificate,
  name: "stages",
  schema: z.array(z.string()).describe("Stages of the Region that show it to their backends"),
  reads: {
    [ApiGatewayClientCertificate.type]: [],
    [ApiGatewayStage.type]: ["clientCertificateId"],
    [ApiGatewayV2Stage.type]: ["clientCertificateId"],
  },
  compute({ id, account, region }, input) {
    const scope = { account, region };
    return [
      ...input.findByKey(ApiGatewayStage, scope, certificateOf, id),
      ...input.findByKey(ApiGatewayV2Stage, scope, certificateOf, id),
    ].map(({ name }) => name);
  },
});
