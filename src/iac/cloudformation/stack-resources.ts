import { IacError } from "../iac-error.ts";
import { isRecord, records, textOf } from "../json.ts";

/** One resource of a stack, as CloudFormation describes it. */
export interface StackMember {
  readonly stack: { readonly name: string; readonly account: string; readonly region: string };
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

const HINT = "expected the output of `aws cloudformation describe-stack-resources`";

/** Reads the answer of DescribeStackResources; throws IacError without quoting the text. */
export function readStackResources(text: string, place: string): StackMember[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new IacError(place, "this is not JSON", { hint: HINT });
  }
  const list = isRecord(value) ? value["StackResources"] : undefined;
  if (!Array.isArray(list))
    throw new IacError(place, "there are no StackResources", { hint: HINT });
  return records(list).flatMap((resource) => {
    const [id, name, logicalId, physicalId, type] = [
      "StackId",
      "StackName",
      "LogicalResourceId",
      "PhysicalResourceId",
      "ResourceType",
    ].map((key) => textOf(resource[key]));
    const [, , , region = "", account = ""] = (id ?? "").split(":");
    if (!name || !logicalId || !physicalId || !type || region === "" || account === "") return [];
    return [
      { stack: { name, account, region }, logicalId, physicalId: idOf(type, physicalId), type },
    ];
  });
}

/** CloudFormation's own form of some ids, as the services write them. */
function idOf(type: string, physicalId: string): string {
  // name|id|scope
  if (type.startsWith("AWS::WAFv2::")) return physicalId.split("|")[1] ?? physicalId;
  if (type === "AWS::ECS::TaskDefinition") return physicalId.replace(/:\d+$/, "");
  return physicalId;
}
