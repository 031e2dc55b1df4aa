import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { CanaryContext } from "./context.ts";

/** Everywhere that listeners and their rules hold what only the right client, or an identity provider, knows. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const elb = new ElasticLoadBalancingV2Client(config);
  const { Subnets = [] } = await new EC2Client(config).send(new DescribeSubnetsCommand({}));
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: "canary",
      Subnets: Subnets.slice(0, 2).map(({ SubnetId: id = "" }) => id),
    }),
  );
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({
      Name: "canary",
      VpcId: Subnets[0]?.VpcId,
      Protocol: "HTTP",
      Port: 80,
    }),
  );
  const forward = {
    Type: "forward",
    Order: 2,
    TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn,
  } as const;
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [
        {
          Type: "authenticate-oidc",
          Order: 1,
          AuthenticateOidcConfig: {
            Issuer: "https://login.example.com",
            AuthorizationEndpoint: "https://login.example.com/authorize",
            TokenEndpoint: "https://login.example.com/token",
            UserInfoEndpoint: "https://login.example.com/user",
            ClientId: "shop",
            ClientSecret: secret("listener OIDC client secret"),
            AuthenticationRequestExtraParams: { login_hint: secret("listener OIDC parameter") },
          },
        },
        forward,
      ],
    }),
  );
  const ListenerArn = Listeners?.[0]?.ListenerArn;
  await elb.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority: 1,
      Conditions: [
        {
          Field: "http-header",
          HttpHeaderConfig: {
            HttpHeaderName: "X-Origin-Verify",
            Values: [secret("listener rule header"), secret("second listener rule header")],
          },
        },
        {
          Field: "query-string",
          QueryStringConfig: { Values: [{ Key: "key", Value: secret("listener rule query") }] },
        },
        {
          Field: "path-pattern",
          PathPatternConfig: { Values: [`/${secret("listener rule path")}`] },
        },
      ],
      Actions: [{ ...forward, Order: 1 }],
    }),
  );
  await elb.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority: 2,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
      Actions: [
        {
          Type: "redirect",
          RedirectConfig: {
            StatusCode: "HTTP_302",
            Path: `/${secret("listener redirect path")}`,
            Query: `token=${secret("listener redirect query")}`,
          },
        },
      ],
    }),
  );
  await elb.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority: 3,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/old"] } }],
      Actions: [
        {
          Type: "fixed-response",
          FixedResponseConfig: {
            StatusCode: "200",
            ContentType: "text/plain",
            MessageBody: secret("listener fixed response"),
          },
        },
      ],
    }),
  );
}
