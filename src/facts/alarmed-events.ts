/** An event as CloudTrail writes it, as far as metric filters look at it, and the name to show for it. */
export interface SampleEvent {
  readonly name: string;
  readonly event: Readonly<Record<string, unknown>> & {
    readonly eventSource: string;
    readonly readOnly: boolean;
  };
}

const HUMAN = {
  type: "IAMUser",
  principalId: "AIDAEXAMPLE",
  arn: "arn:aws:iam::123456789012:user/alice",
  accountId: "123456789012",
  userName: "alice",
};
const ROOT = {
  type: "Root",
  principalId: "123456789012",
  arn: "arn:aws:iam::123456789012:root",
  accountId: "123456789012",
};

function sample(
  name: string,
  eventSource: string,
  eventName: string,
  more: Readonly<Record<string, unknown>> = {},
): SampleEvent {
  return {
    name,
    event: {
      eventVersion: "1.11",
      userIdentity: HUMAN,
      eventTime: "2026-01-01T00:00:00Z",
      eventSource: `${eventSource}.amazonaws.com`,
      eventName,
      awsRegion: "us-east-1",
      sourceIPAddress: "203.0.113.10",
      userAgent: "console.amazonaws.com",
      readOnly: false,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: "123456789012",
      eventCategory: "Management",
      ...more,
    },
  };
}

/** Calls of one service that change something. */
function calls(eventSource: string, names: string): SampleEvent[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => sample(name, eventSource, name));
}

const SIGN_IN = { eventType: "AwsConsoleSignIn" };
const WITHOUT_MFA = { additionalEventData: { MobileVersion: "No", MFAUsed: "No" } };
const failed = (errorCode: string) => ({ errorCode, errorMessage: "not authorized" });

/** The events that somebody has to hear of, after the monitoring section of the CIS AWS Foundations Benchmark. */
export const ALARMED_EVENTS = {
  rootUse: [
    sample("sign-in of the root user", "signin", "ConsoleLogin", {
      userIdentity: ROOT,
      ...SIGN_IN,
      responseElements: { ConsoleLogin: "Success" },
    }),
    sample("API call of the root user", "iam", "CreateAccessKey", { userIdentity: ROOT }),
  ],
  unauthorizedCall: [
    sample("AccessDenied", "iam", "ListUsers", { ...failed("AccessDenied"), readOnly: true }),
    sample("AccessDeniedException", "ssm", "PutParameter", failed("AccessDeniedException")),
    sample("UnauthorizedOperation", "ec2", "RunInstances", failed("Client.UnauthorizedOperation")),
  ],
  signInWithoutMfa: [
    sample("console sign-in without MFA", "signin", "ConsoleLogin", {
      ...SIGN_IN,
      ...WITHOUT_MFA,
      responseElements: { ConsoleLogin: "Success" },
    }),
  ],
  failedSignIn: [
    sample("failed console sign-in", "signin", "ConsoleLogin", {
      ...SIGN_IN,
      ...WITHOUT_MFA,
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
  ],
  iamChange: calls(
    "iam",
    `CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion
    PutUserPolicy DeleteUserPolicy AttachUserPolicy DetachUserPolicy
    PutGroupPolicy DeleteGroupPolicy AttachGroupPolicy DetachGroupPolicy
    PutRolePolicy DeleteRolePolicy AttachRolePolicy DetachRolePolicy`,
  ),
  trailChange: calls("cloudtrail", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  kmsKeyRemoval: calls("kms", "DisableKey ScheduleKeyDeletion"),
  bucketPolicyChange: calls(
    "s3",
    `PutBucketAcl PutBucketPolicy DeleteBucketPolicy PutBucketCors DeleteBucketCors
    PutBucketLifecycle DeleteBucketLifecycle PutBucketReplication DeleteBucketReplication`,
  ),
  configChange: calls(
    "config",
    "PutConfigurationRecorder StopConfigurationRecorder PutDeliveryChannel DeleteDeliveryChannel",
  ),
  securityGroupChange: calls(
    "ec2",
    `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
    RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`,
  ),
  networkAclChange: calls(
    "ec2",
    `CreateNetworkAcl DeleteNetworkAcl CreateNetworkAclEntry DeleteNetworkAclEntry
    ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`,
  ),
  gatewayChange: calls(
    "ec2",
    `CreateCustomerGateway DeleteCustomerGateway CreateInternetGateway DeleteInternetGateway
    AttachInternetGateway DetachInternetGateway`,
  ),
  routeChange: calls(
    "ec2",
    `CreateRoute ReplaceRoute DeleteRoute CreateRouteTable DeleteRouteTable
    ReplaceRouteTableAssociation DisassociateRouteTable`,
  ),
  vpcChange: calls(
    "ec2",
    `CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection
    AcceptVpcPeeringConnection RejectVpcPeeringConnection DeleteVpcPeeringConnection`,
  ),
  organizationChange: calls(
    "organizations",
    `AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy
    DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy
    DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount
    RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy`,
  ),
} as const satisfies Readonly<Record<string, readonly SampleEvent[]>>;
