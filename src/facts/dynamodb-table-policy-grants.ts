import { DynamoDbTable } from "../resources/dynamodb-table.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const dynamodbTablePolicyGrants = policyGrantsFact(DynamoDbTable, "policy");
export const dynamodbTableStreamPolicyGrants = policyGrantsFact(
  DynamoDbTable,
  "streamPolicy",
  "streamPolicyGrants",
);
