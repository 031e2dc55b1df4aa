import type { Template, TemplateResource } from "./template.ts";

/** What AWS SAM makes of its own types under the same logical id. */
const SERVERLESS: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Api", "AWS::ApiGateway::RestApi"],
  ["AWS::Serverless::Application", "AWS::CloudFormation::Stack"],
  ["AWS::Serverless::Function", "AWS::Lambda::Function"],
  ["AWS::Serverless::GraphQLApi", "AWS::AppSync::GraphQLApi"],
  ["AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"],
  ["AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion"],
  ["AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"],
  ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"],
]);

/** Types of CloudFormation that a snapshot does not tell from another. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Alarm"],
  ["AWS::Elasticsearch::Domain", "AWS::OpenSearchService::Domain"],
  ["AWS::KMS::ReplicaKey", "AWS::KMS::Key"],
  ["AWS::MSK::ServerlessCluster", "AWS::MSK::Cluster"],
]);

/** The entry of a template that a stack's resource comes from. */
export function declaredBy(
  template: Template,
  logicalId: string,
  type: string,
): TemplateResource | undefined {
  const declared = template.resources.get(logicalId);
  if (declared !== undefined) {
    const made = (template.serverless && SERVERLESS.get(declared.type)) || declared.type;
    return (SAME.get(made) ?? made) === type ? declared : undefined;
  }
  if (!template.serverless) return undefined;
  const makers = [...template.resources.values()].filter((each) => makes(each, logicalId, type));
  return makers.length === 1 ? makers[0] : undefined;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html */
function makes(maker: TemplateResource, logicalId: string, type: string): boolean {
  if (!logicalId.startsWith(maker.logicalId)) return false;
  const rest = logicalId.slice(maker.logicalId.length);
  switch (maker.type) {
    case "AWS::Serverless::Function":
    case "AWS::Serverless::StateMachine":
      if (type === "AWS::IAM::Role") return rest === "Role" && !maker.properties.has("Role");
      return type === "AWS::Events::Rule" && maker.events.includes(rest);
    case "AWS::Serverless::Api":
      return type === "AWS::ApiGateway::Stage" && rest.endsWith("Stage");
    default:
      return false;
  }
}
