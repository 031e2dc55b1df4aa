import type { EscalationPath } from "./escalation-path.ts";
import {
  arn,
  become,
  create,
  IAM_API,
  pass,
  raise,
  run,
  SHELL_DOCUMENT,
} from "./escalation-path-builders.ts";

const onUser = raise("raise", "user");
const onRole = raise("raise", "role");
const onGroup = raise("raise", "group of the user");
const offUser = raise("lift", "user");
const offRole = raise("lift", "role");
const newInstance = pass("an EC2 instance", "ec2");
const newFunction = pass("a Lambda function", "lambda");
const newTask = pass("an ECS task", "ecs-tasks");
const newJob = pass("a Glue job", "glue");
const newBuild = pass("a CodeBuild build", "codebuild");
const newNotebook = pass("a SageMaker notebook or job", "sagemaker");
const someFunction = run("a Lambda function", "lambda", arn("lambda", "function:{name}"));
const someInstance = run("an EC2 instance", "ec2", arn("ec2", "instance/{name}"));
const someStack = run(
  "a CloudFormation stack",
  "cloudformation",
  arn("cloudformation", "stack/{name}/{name}"),
);
const someBuild = run("a CodeBuild project", "codebuild", arn("codebuild", "project/{name}"));

/** CodeStar projects are not among them: AWS closed that service in 2024. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  onUser("iam:AttachUserPolicy", "attaches AdministratorAccess to the user", "iam-008"),
  onUser("iam:PutUserPolicy", "writes an inline policy of the user", "iam-007"),
  onRole("iam:AttachRolePolicy", "attaches AdministratorAccess to the role", "iam-009"),
  onRole("iam:PutRolePolicy", "writes an inline policy of the role", "iam-005"),
  onGroup("iam:AttachGroupPolicy", "attaches AdministratorAccess to the group", "iam-010"),
  onGroup("iam:PutGroupPolicy", "writes an inline policy of the group", "iam-011"),
  raise("raise", "group of administrators")(
    "iam:AddUserToGroup",
    "adds a user to a group of administrators",
    "iam-013",
  ),
  raise("raise", "attached policy")(
    "iam:CreatePolicyVersion",
    "rewrites an attached policy",
    "iam-001",
  ),
  raise("raise", "attached policy with an administrator version")(
    "iam:SetDefaultPolicyVersion",
    "puts a version of an attached policy in force that allows everything",
    `${IAM_API}SetDefaultPolicyVersion.html`,
  ),
  offUser(
    "iam:DeleteUserPermissionsBoundary",
    "takes off the permissions boundary",
    `${IAM_API}DeleteUserPermissionsBoundary.html`,
  ),
  offUser(
    "iam:PutUserPermissionsBoundary",
    "replaces the permissions boundary",
    `${IAM_API}PutUserPermissionsBoundary.html`,
  ),
  offRole(
    "iam:DeleteRolePermissionsBoundary",
    "takes off the permissions boundary",
    `${IAM_API}DeleteRolePermissionsBoundary.html`,
  ),
  offRole(
    "iam:PutRolePermissionsBoundary",
    "replaces the permissions boundary",
    `${IAM_API}PutRolePermissionsBoundary.html`,
  ),
  raise("lift", "boundary policy")(
    "iam:CreatePolicyVersion of the permissions boundary",
    "rewrites the permissions boundary",
    `${IAM_API}CreatePolicyVersion.html`,
  ),
  become("user")("iam:CreateAccessKey", "makes an access key of the user", "iam-002"),
  become("user without password")("iam:CreateLoginProfile", "gives the user a password", "iam-004"),
  become("user with password")("iam:UpdateLoginProfile", "sets the user's password", "iam-006"),
  become("role")(
    "iam:UpdateAssumeRolePolicy",
    "makes the role trust it, and assumes it",
    "iam-012",
  ),
  become("trusting role")("sts:AssumeRole", "assumes the role", "sts-001"),
  create("role")("iam:CreateRole", "iam:AttachRolePolicy"),
  create("role")("iam:CreateRole", "iam:PutRolePolicy"),
  create("user")("iam:CreateUser", "iam:AttachUserPolicy", "iam:CreateAccessKey"),
  create("user")("iam:CreateUser", "iam:PutUserPolicy", "iam:CreateAccessKey"),
  newInstance("ec2-001", "ec2:RunInstances"),
  newInstance("ec2-004", "ec2:RequestSpotInstances"),
  newInstance(
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/us-iam-role.html",
    "autoscaling:CreateLaunchConfiguration",
    "autoscaling:CreateAutoScalingGroup",
  ),
  newFunction("lambda-001", "lambda:CreateFunction lambda:InvokeFunction"),
  newFunction("lambda-006", "lambda:CreateFunction lambda:AddPermission"),
  newFunction("lambda-002", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
  newTask("ecs-004", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
  newTask("ecs-005", "ecs:RegisterTaskDefinition", "ecs:StartTask"),
  newTask("ecs-003", "ecs:RegisterTaskDefinition", "ecs:CreateService"),
  pass("a Batch job", "ecs-tasks", "batch")(
    "batch-001",
    "batch:RegisterJobDefinition",
    "batch:SubmitJob",
  ),
  pass("a Glue development endpoint", "glue")("glue-001", "glue:CreateDevEndpoint"),
  newJob("glue-003", "glue:CreateJob glue:StartJobRun"),
  newJob("glue-004", "glue:CreateJob", "glue:CreateTrigger"),
  newJob("glue-005", "glue:UpdateJob glue:StartJobRun"),
  newJob("glue-006", "glue:UpdateJob", "glue:CreateTrigger"),
  pass("a CloudFormation stack", "cloudformation")(
    "cloudformation-001",
    "cloudformation:CreateStack",
  ),
  newBuild("codebuild-001", "codebuild:CreateProject codebuild:StartBuild"),
  newBuild("codebuild-004", "codebuild:CreateProject codebuild:StartBuildBatch"),
  newNotebook("sagemaker-001", "sagemaker:CreateNotebookInstance"),
  newNotebook("sagemaker-002", "sagemaker:CreateTrainingJob"),
  newNotebook("sagemaker-003", "sagemaker:CreateProcessingJob"),
  pass(
    "an App Runner service",
    "tasks.apprunner",
    "apprunner",
  )("apprunner-001", "apprunner:CreateService"),
  pass("an EMR Serverless job", "emr-serverless")(
    "emrserverless-001",
    "emr-serverless:CreateApplication emr-serverless:StartJobRun",
  ),
  pass("a state machine", "states")(
    "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    "states:CreateStateMachine states:StartExecution",
  ),
  pass("a schedule", "scheduler")(
    "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html",
    "scheduler:CreateSchedule",
  ),
  pass("a Systems Manager automation", "ssm")(
    "ssm-003",
    "ssm:CreateDocument",
    "ssm:StartAutomationExecution",
  ),
  pass("a data pipeline", "datapipeline")(
    "datapipeline-001",
    "datapipeline:CreatePipeline",
    "datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline",
  ),
  pass("an AgentCore code interpreter", "bedrock-agentcore")(
    "bedrock-001",
    "bedrock-agentcore:CreateCodeInterpreter",
    "bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter",
  ),
  someFunction("lambda-003", "lambda:UpdateFunctionCode"),
  someFunction("lambda-003", "lambda:UpdateFunctionConfiguration"),
  someInstance("ssm-001", "ssm:StartSession"),
  someInstance("ec2-002", "ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances"),
  run(
    "an EC2 instance",
    "ec2",
    arn("ec2", "instance/{name}"),
    SHELL_DOCUMENT,
  )("ssm-002", "ssm:SendCommand"),
  someStack("cloudformation-002", "cloudformation:UpdateStack"),
  someStack("cloudformation-005", "cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet"),
  someBuild("codebuild-002", "codebuild:StartBuild"),
  someBuild("codebuild-003", "codebuild:StartBuildBatch"),
  someBuild("codebuild-002", "codebuild:UpdateProject"),
  run(
    "a SageMaker notebook",
    "sagemaker",
    arn("sagemaker", "notebook-instance/{name}"),
  )("sagemaker-004", "sagemaker:CreatePresignedNotebookInstanceUrl"),
  run(
    "a Glue development endpoint",
    "glue",
    arn("glue", "devEndpoint/{name}"),
  )("glue-002", "glue:UpdateDevEndpoint"),
  run(
    "an App Runner service",
    "tasks.apprunner",
    arn("apprunner", "service/{name}/{name}"),
  )("apprunner-002", "apprunner:UpdateService"),
  run(
    "an AgentCore code interpreter",
    "bedrock-agentcore",
    arn("bedrock-agentcore", "code-interpreter/{name}"),
  )(
    "bedrock-002",
    "bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter",
  ),
];
