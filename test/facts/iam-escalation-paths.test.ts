import { describe, expect, test } from "vitest";
import type { Resource } from "../../src/model/resource.ts";
import { ACCOUNT, gap } from "../support/small-snapshot.ts";
import {
  ADMIN,
  arn,
  EVERYTHING,
  group,
  isAdministrator,
  managed,
  pathsOf,
  role,
  user,
  waysOf,
  workload,
  type Json,
} from "./iam-world.ts";

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const may = (Action: string | readonly string[], rest: Json = {}): Json => ({ Action, ...rest });
const deny = (Action: string | readonly string[], rest: Json = {}): Json => ({
  Effect: "Deny",
  Action,
  ...rest,
});
const on = (kind: string, name: string): Json => ({ Resource: arn(kind, name) });

/** An administrator that a service runs as. */
const boss = (service: string) =>
  role("boss", { attached: [ADMIN], trust: `${service}.amazonaws.com`, instanceProfile: true });
const bossUser = user("boss", { attached: [ADMIN] });

describe("raising itself", () => {
  test.each<[string, Resource[]]>([
    ["iam:AttachUserPolicy", [user("dev", { allow: [may("iam:AttachUserPolicy")] })]],
    ["iam:PutUserPolicy", [user("dev", { allow: [may("iam:PutUserPolicy", on("user", "dev"))] })]],
    [
      "iam:PutUserPolicy",
      [
        user("dev", {
          allow: [may("iam:Put*", { Resource: "arn:aws:iam::*:user/${aws:username}" })],
        }),
      ],
    ],
    ["iam:AttachRolePolicy", [role("dev", { allow: [may("iam:AttachRolePolicy")] })]],
    ["iam:PutRolePolicy", [role("dev", { allow: [may("iam:PutRolePolicy", on("role", "d*"))] })]],
    [
      "iam:PutGroupPolicy",
      [group("devs", { allow: [may("iam:PutGroupPolicy")] }), user("dev", { groups: ["devs"] })],
    ],
    [
      "iam:AttachGroupPolicy",
      [
        group("devs", { attached: ["help"] }),
        managed("help", [may("iam:AttachGroupPolicy", on("group", "devs"))]),
        user("dev", { groups: ["devs"] }),
      ],
    ],
    [
      "iam:AddUserToGroup",
      [group("bosses", { attached: [ADMIN] }), user("dev", { allow: [may("iam:AddUserToGroup")] })],
    ],
    [
      "iam:CreatePolicyVersion",
      [
        managed("help", [may("iam:CreatePolicyVersion", on("policy", "help"))]),
        role("dev", { attached: ["help"] }),
      ],
    ],
    [
      "iam:SetDefaultPolicyVersion",
      [
        managed("help", [may("iam:SetDefaultPolicyVersion")], [may("s3:*")], [EVERYTHING]),
        role("dev", { attached: ["help"] }),
      ],
    ],
    [
      "iam:CreateRole + iam:PutRolePolicy",
      [user("dev", { allow: [may(["iam:CreateRole", "iam:PutRolePolicy"], on("role", "app-*"))] })],
    ],
    [
      "iam:CreateUser + iam:AttachUserPolicy + iam:CreateAccessKey",
      [
        role("dev", {
          allow: [
            may(["iam:CreateUser", "iam:AttachUserPolicy", "iam:CreateAccessKey"], on("user", "*")),
          ],
        }),
      ],
    ],
  ])("by %s", (path, resources) => {
    expect(pathsOf("dev", resources)).toEqual([path]);
  });

  test.each<[string, Resource[]]>([
    [
      "only others",
      [user("dev", { allow: [may("iam:PutUserPolicy", on("user", "robot"))] }), user("robot")],
    ],
    [
      "its own access keys",
      [
        user("dev", {
          allow: [may("iam:CreateAccessKey", { Resource: "arn:aws:iam::*:user/${aws:username}" })],
        }),
        bossUser,
      ],
    ],
    [
      "a group that it is not in",
      [group("devs", {}), user("dev", { allow: [may("iam:PutGroupPolicy")] })],
    ],
    [
      "joining groups that are no administrators",
      [
        group("devs", { allow: [may("s3:*")] }),
        user("dev", { allow: [may("iam:AddUserToGroup")] }),
      ],
    ],
    [
      "a policy that is not its own",
      [managed("help", [may("s3:*")]), user("dev", { allow: [may("iam:CreatePolicyVersion")] })],
    ],
    [
      "versions that allow little",
      [
        managed("help", [may("iam:SetDefaultPolicyVersion")], [may("s3:*")]),
        role("dev", { attached: ["help"] }),
      ],
    ],
    [
      "policies that are no AdministratorAccess",
      [
        role("dev", {
          allow: [
            may("iam:AttachRolePolicy", {
              Condition: {
                ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
              },
            }),
          ],
        }),
      ],
    ],
    [
      "new roles within a boundary",
      [
        role("dev", {
          allow: [
            may(["iam:CreateRole", "iam:AttachRolePolicy"], {
              Condition: { StringEquals: { "iam:PermissionsBoundary": arn("policy", "limits") } },
            }),
          ],
        }),
        managed("limits", [may("s3:*")]),
      ],
    ],
    ["users, to a role", [role("dev", { allow: [may("iam:PutUserPolicy")] })]],
    [
      "a role of a permission set",
      [
        role("dev", {
          path: "/aws-reserved/sso.amazonaws.com/",
          allow: [may("iam:PutRolePolicy")],
        }),
      ],
    ],
    [
      "a service-linked role",
      [
        role("dev", {
          path: "/aws-service-role/x.amazonaws.com/",
          allow: [may("iam:PutRolePolicy")],
        }),
      ],
    ],
    ["with a Deny", [role("dev", { allow: [may("iam:*"), deny("iam:*")] })]],
    [
      "with a Deny in another policy",
      [
        managed("never", [deny("iam:Put*", on("role", "dev"))]),
        role("dev", { allow: [may("iam:PutRolePolicy")], attached: ["never"] }),
      ],
    ],
    [
      "within a boundary",
      [
        managed("limits", [may(["s3:*", "iam:PutRolePolicy"])]),
        role("dev", { allow: [may("iam:PutRolePolicy")], boundary: "limits" }),
      ],
    ],
  ])("not: %s", (_, resources) => {
    expect(pathsOf("dev", resources)).toEqual([]);
  });
});

describe("permissions boundaries", () => {
  const limits = managed("limits", [may(["s3:*", "iam:DeleteRolePermissionsBoundary"])]);

  test("who can take off its own, and has more without it", () => {
    const dev = role("dev", { allow: [EVERYTHING], boundary: "limits" });
    expect(pathsOf("dev", [limits, dev])).toEqual(["iam:DeleteRolePermissionsBoundary"]);
  });

  test("who has little without it", () => {
    const allow = [may(["s3:*", "iam:DeleteRolePermissionsBoundary"])];
    expect(pathsOf("dev", [limits, role("dev", { allow, boundary: "limits" })])).toEqual([]);
  });

  test("who can escalate without it", () => {
    const allow = [may(["iam:PutRolePolicy", "iam:DeleteRolePermissionsBoundary"])];
    expect(pathsOf("dev", [limits, role("dev", { allow, boundary: "limits" })])).toEqual([
      "iam:DeleteRolePermissionsBoundary + iam:PutRolePolicy",
    ]);
  });

  test("one that allows everything holds nothing back", () => {
    const dev = role("dev", { allow: [may("iam:PutRolePolicy")], boundary: "all" });
    expect(pathsOf("dev", [managed("all", [EVERYTHING]), dev])).toEqual(["iam:PutRolePolicy"]);
  });

  test("one that can be rewritten", () => {
    const dev = role("dev", { allow: [EVERYTHING], boundary: "soft" });
    const soft = managed("soft", [may("iam:CreatePolicyVersion", on("policy", "soft"))]);
    expect(pathsOf("dev", [soft, dev])).toEqual([
      "iam:CreatePolicyVersion of the permissions boundary",
    ]);
  });
});

describe("acting as another", () => {
  test.each<[string, Resource[]]>([
    ["iam:CreateAccessKey", [user("dev", { allow: [may("iam:CreateAccessKey")] }), bossUser]],
    ["iam:CreateLoginProfile", [role("dev", { allow: [may("iam:CreateLoginProfile")] }), bossUser]],
    [
      "iam:UpdateLoginProfile",
      [
        role("dev", { allow: [may("iam:UpdateLoginProfile")] }),
        user("boss", { attached: [ADMIN], password: true }),
      ],
    ],
    [
      "iam:UpdateAssumeRolePolicy",
      [role("dev", { allow: [may("iam:UpdateAssumeRolePolicy")] }), boss("lambda")],
    ],
    [
      "sts:AssumeRole",
      [
        role("dev", { allow: [may("sts:AssumeRole")] }),
        role("boss", { attached: [ADMIN], trust: ROOT }),
      ],
    ],
    [
      "sts:AssumeRole",
      [
        role("dev", { attached: ["arn:aws:iam::aws:policy/PowerUserAccess"] }),
        role("boss", { attached: [ADMIN], trust: ACCOUNT }),
      ],
    ],
  ])("by %s", (path, resources) => {
    expect(pathsOf("dev", resources)).toEqual([path]);
  });

  test.each<[string, Resource[]]>([
    [
      "a user with a password",
      [
        role("dev", { allow: [may("iam:CreateLoginProfile")] }),
        user("boss", { attached: [ADMIN], password: true }),
      ],
    ],
    [
      "a user with a second factor",
      [
        role("dev", { allow: [may("iam:UpdateLoginProfile")] }),
        user("boss", { attached: [ADMIN], password: true, mfa: true }),
      ],
    ],
    ["a user of little", [role("dev", { allow: [may("iam:CreateAccessKey")] }), user("boss")]],
    [
      "a role of a permission set",
      [
        role("dev", { allow: [may("iam:UpdateAssumeRolePolicy")] }),
        role("boss", { attached: [ADMIN], path: "/aws-reserved/sso.amazonaws.com/" }),
      ],
    ],
    [
      "a role when it must not assume any",
      [role("dev", { allow: [may("iam:UpdateAssumeRolePolicy"), deny("sts:*")] }), boss("lambda")],
    ],
    [
      "a role that is named, and so meant",
      [
        role("dev", { allow: [may("sts:AssumeRole", on("role", "boss"))] }),
        role("boss", { attached: [ADMIN], trust: ROOT }),
      ],
    ],
    [
      "a role that names it, and so means it",
      [role("dev"), role("boss", { attached: [ADMIN], trust: arn("role", "dev") })],
    ],
    [
      "a role that trusts another account",
      [
        role("dev", { allow: [may("sts:AssumeRole")] }),
        role("boss", { attached: [ADMIN], trust: "arn:aws:iam::999999999999:root" }),
      ],
    ],
    [
      "a role that denies it",
      [
        role("dev", { allow: [may("sts:AssumeRole")] }),
        role("boss", {
          attached: [ADMIN],
          trust: [
            { Principal: { AWS: ROOT } },
            { Effect: "Deny", Principal: { AWS: arn("role", "dev") } },
          ],
        }),
      ],
    ],
  ])("not: %s", (_, resources) => {
    expect(pathsOf("dev", resources)).toEqual([]);
  });

  test("after raising the other", () => {
    const allow = [may(["iam:AttachUserPolicy", "iam:CreateAccessKey"], on("user", "robot"))];
    const dev = role("dev", { allow });
    expect(waysOf("dev", [dev, user("robot")])).toEqual([
      {
        path: "iam:AttachUserPolicy + iam:CreateAccessKey",
        steps: [
          `dev attaches AdministratorAccess to the user, then makes an access key of the user: ${arn("user", "robot")}`,
        ],
        target: arn("user", "robot"),
        policies: ["own (inline in dev)"],
        reference: "https://pathfinding.cloud/paths/iam-002",
      },
    ]);
  });

  test("a role that names it may be raised and assumed", () => {
    const dev = user("dev", { allow: [may("iam:PutRolePolicy")] });
    const robot = role("robot", { trust: arn("user", "dev") });
    expect(pathsOf("dev", [dev, robot])).toEqual(["iam:PutRolePolicy + sts:AssumeRole"]);
  });

  test("a chain of two", () => {
    const dev = user("dev", { allow: [may("iam:CreateAccessKey", on("user", "lead"))] });
    const lead = user("lead", { allow: [may("iam:CreateAccessKey", on("user", "boss"))] });
    const all = [dev, lead, bossUser];
    const steps = [
      `lead makes an access key of the user: ${arn("user", "boss")}`,
      "boss is administrator",
    ];
    expect(waysOf("lead", all)).toMatchObject([{ target: arn("user", "boss"), steps }]);
    expect(waysOf("dev", all)).toMatchObject([
      {
        target: arn("user", "lead"),
        steps: [`dev makes an access key of the user: ${arn("user", "lead")}`, ...steps],
      },
    ]);
  });

  test("of a long chain five steps are told", () => {
    const users = Array.from({ length: 9 }, (_, index) =>
      user(`u${index}`, { allow: [may("iam:CreateAccessKey", on("user", `u${index + 1}`))] }),
    );
    const all = [...users, user("u9", { attached: [ADMIN] })];
    expect(waysOf("u0", all)[0]?.steps).toHaveLength(5);
    expect(waysOf("u8", all)[0]?.steps).toHaveLength(2);
  });

  test("a circle leads nowhere", () => {
    const dev = user("dev", { allow: [may("iam:CreateAccessKey", on("user", "lead"))] });
    const lead = user("lead", { allow: [may("iam:CreateAccessKey", on("user", "dev"))] });
    expect(pathsOf("dev", [dev, lead])).toEqual([]);
  });
});

describe("running code as a role", () => {
  const lambda = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"];
  test.each<[string, string, readonly string[]]>([
    ["iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction", "lambda", lambda],
    ["iam:PassRole + ec2:RunInstances", "ec2", ["iam:PassRole", "ec2:Run*"]],
    [
      "iam:PassRole + cloudformation:CreateStack",
      "cloudformation",
      ["iam:PassRole", "cloudformation:CreateStack"],
    ],
    [
      "iam:PassRole + ecs:RegisterTaskDefinition + ecs:RunTask",
      "ecs-tasks",
      ["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"],
    ],
    [
      "iam:PassRole + apprunner:CreateService",
      "tasks.apprunner",
      ["iam:PassRole", "apprunner:CreateService"],
    ],
  ])("%s", (path, service, actions) => {
    const dev = role("dev", { allow: [may(actions)] });
    expect(pathsOf("dev", [dev, boss(service)])).toEqual([path]);
    // Nothing is gained by a role that does not trust the service, or may do little.
    expect(pathsOf("dev", [dev, boss("backup")])).toEqual([]);
    const clerk = role("clerk", { trust: `${service}.amazonaws.com`, instanceProfile: true });
    expect(pathsOf("dev", [dev, clerk])).toEqual([]);
  });

  const passing = (rest: Json, ...more: readonly Json[]) =>
    role("dev", { allow: [may("iam:PassRole", rest), may(lambda.slice(1)), ...more] });
  const to = (service: string): Json => ({
    Condition: { StringEquals: { "iam:PassedToService": `${service}.amazonaws.com` } },
  });

  test.each<[string, boolean, Resource[]]>([
    ["all roles", true, [passing({}), boss("lambda")]],
    ["the administrator", true, [passing(on("role", "boss")), boss("lambda")]],
    ["a harmless role", false, [passing(on("role", "app-*")), boss("lambda")]],
    ["to Lambda", true, [passing(to("lambda")), boss("lambda")]],
    ["to another service", false, [passing(to("ec2")), boss("lambda")]],
    [
      "but not the administrator",
      false,
      [passing({}, deny("iam:PassRole", on("role", "boss"))), boss("lambda")],
    ],
    [
      "of a tag",
      true,
      [
        passing({ Condition: { StringEquals: { "iam:ResourceTag/team": "a" } } }),
        role("boss", { attached: [ADMIN], trust: "lambda.amazonaws.com", tags: { Team: "a" } }),
      ],
    ],
    [
      "of another tag",
      false,
      [passing({ Condition: { StringEquals: { "aws:ResourceTag/team": "a" } } }), boss("lambda")],
    ],
    [
      "who may escalate",
      true,
      [
        passing({}),
        role("boss", { allow: [may("iam:PutRolePolicy")], trust: "lambda.amazonaws.com" }),
      ],
    ],
    [
      "of the own account",
      true,
      [
        passing({}),
        role("boss", {
          attached: [ADMIN],
          trust: [
            {
              Principal: { Service: "lambda.amazonaws.com" },
              Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
            },
          ],
        }),
      ],
    ],
    [
      "for another account",
      false,
      [
        passing({}),
        role("boss", {
          attached: [ADMIN],
          trust: [
            {
              Principal: { Service: "lambda.amazonaws.com" },
              Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } },
            },
          ],
        }),
      ],
    ],
  ])("passing %s: %s", (_, leads, resources) => {
    expect(pathsOf("dev", resources)).toEqual(
      leads ? ["iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction"] : [],
    );
  });

  test("the actions of a group are for one resource", () => {
    const allow = [
      may("iam:PassRole"),
      may("lambda:CreateFunction", { Resource: "arn:aws:lambda:*:*:function:a-*" }),
      may("lambda:InvokeFunction", { Resource: "arn:aws:lambda:*:*:function:b-*" }),
    ];
    expect(pathsOf("dev", [role("dev", { allow }), boss("lambda")])).toEqual([]);
  });

  test("an instance takes a role in an instance profile only", () => {
    const dev = role("dev", { allow: [may(["iam:PassRole", "ec2:RunInstances"])] });
    const other = role("boss", { attached: [ADMIN], trust: "ec2.amazonaws.com" });
    expect(pathsOf("dev", [dev, other])).toEqual([]);
  });
});

describe("taking over what runs as a role", () => {
  const dev = (actions: string | readonly string[], rest: Json = {}) =>
    role("dev", { allow: [may(actions, rest)] });

  test.each<[string, string, string | readonly string[]]>([
    ["lambda:UpdateFunctionCode", "lambda", "lambda:UpdateFunctionCode"],
    ["ssm:SendCommand", "ec2", "ssm:SendCommand"],
    ["ssm:StartSession", "ec2", "ssm:StartSession"],
    ["codebuild:StartBuild", "codebuild", "codebuild:StartBuild"],
    ["cloudformation:UpdateStack", "cloudformation", "cloudformation:UpdateStack"],
  ])("%s", (path, service, actions) => {
    const runs = workload(service, "a-1", "boss");
    expect(pathsOf("dev", [dev(actions), boss(service), runs])).toEqual([path]);
    // Nothing runs as it, something runs as another, the role does not let it, or may do little.
    expect(pathsOf("dev", [dev(actions), boss(service)])).toEqual([]);
    expect(
      pathsOf("dev", [dev(actions), boss(service), workload(service, "a-1", "clerk")]),
    ).toEqual([]);
    expect(pathsOf("dev", [dev(actions), boss("backup"), runs])).toEqual([]);
    const clerk = role("clerk", { trust: `${service}.amazonaws.com`, instanceProfile: true });
    expect(pathsOf("dev", [dev(actions), clerk, workload(service, "a-1", "clerk")])).toEqual([]);
  });

  test.each<[string, boolean, Json]>([
    ["what runs as the role", true, { Resource: "arn:aws:lambda:*:*:function:orders-*" }],
    ["others", false, { Resource: "arn:aws:lambda:*:*:function:web-*" }],
    ["what bears a tag", false, { Condition: { StringEquals: { "aws:ResourceTag/a": "b" } } }],
  ])("a right to %s: %s", (_, leads, rest) => {
    const functions = [
      workload("lambda", "web-1", "clerk"),
      workload("lambda", "admin", "boss"),
      workload("lambda", "orders-1", "boss"),
    ];
    const found = pathsOf("dev", [
      dev("lambda:UpdateFunctionCode", rest),
      boss("lambda"),
      ...functions,
    ]);
    expect(found).toEqual(leads ? ["lambda:UpdateFunctionCode"] : []);
  });

  test("what is taken over is named", () => {
    const runs = workload("lambda", "orders", "boss");
    expect(waysOf("dev", [dev("lambda:UpdateFunctionCode"), boss("lambda"), runs])).toMatchObject([
      {
        target: arn("role", "boss"),
        steps: [
          `dev takes over a Lambda function that runs as the role (${runs.arn}): ${arn("role", "boss")}`,
          "boss is administrator",
        ],
      },
    ]);
  });

  test("a role that was never used may be one of a new function", () => {
    const idle = role("boss", {
      attached: [ADMIN],
      trust: "lambda.amazonaws.com",
      lastUsedAt: null,
    });
    const all = [dev("lambda:UpdateFunctionCode"), idle];
    expect(pathsOf("dev", all)).toEqual([]);
    expect(pathsOf("dev", [...all, workload("lambda", "new", "boss")])).toEqual([
      "lambda:UpdateFunctionCode",
    ]);
  });

  test("a command is for a document and an instance", () => {
    const instances = "arn:aws:ec2:*:*:instance/*";
    const all = [boss("ec2"), workload("ec2", "i-1", "boss")];
    const safe = { Resource: [instances, "arn:aws:ssm:*:*:document/safe"] };
    expect(pathsOf("dev", [dev("ssm:SendCommand", safe), ...all])).toEqual([]);
    const shell = { Resource: [instances, "arn:aws:ssm:*::document/AWS-*"] };
    expect(pathsOf("dev", [dev("ssm:SendCommand", shell), ...all])).toEqual(["ssm:SendCommand"]);
  });

  test("Systems Manager reaches an instance whose role lets it, which of an administrator is known", () => {
    const lead = role("boss", {
      allow: [may("iam:PutRolePolicy")],
      trust: "ec2.amazonaws.com",
      instanceProfile: true,
    });
    expect(pathsOf("dev", [dev("ssm:StartSession"), lead, workload("ec2", "i-1", "boss")])).toEqual(
      [expect.stringContaining("whether Systems Manager reaches what runs as the role")],
    );
  });

  describe("where the functions were not all listed", () => {
    const gaps = [gap({ type: "AWS::Lambda::Function", message: "no functions" })];
    const update = dev("lambda:UpdateFunctionCode");

    test("a function that was seen is enough", () => {
      const seen = workload("lambda", "orders", "boss");
      expect(pathsOf("dev", [update, boss("lambda"), seen], gaps)).toEqual([
        "lambda:UpdateFunctionCode",
      ]);
    });

    test("a late use of a role that nobody but Lambda assumes shows that there is one", () => {
      expect(pathsOf("dev", [update, boss("lambda")], gaps)).toEqual(["lambda:UpdateFunctionCode"]);
    });

    const both = [{ Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] } }];
    const trust = "lambda.amazonaws.com";
    test.each<[string, Resource]>([
      ["a use long ago", role("boss", { attached: [ADMIN], trust, lastUsedAt: "2026-01-01" })],
      ["a use by others, perhaps", role("boss", { attached: [ADMIN], trust: both })],
    ])("%s does not", (_, target) => {
      expect(pathsOf("dev", [update, target], gaps)).toEqual(["unknown: no functions"]);
    });

    test("a role that was never used runs nothing", () => {
      const idle = role("boss", { attached: [ADMIN], trust, lastUsedAt: null });
      expect(pathsOf("dev", [update, idle], gaps)).toEqual([]);
    });

    test.each<[string, Json]>([
      ["a right to some of them", { Resource: "arn:aws:lambda:*:*:function:orders-*" }],
      ["a right to all but some", { NotResource: "arn:aws:lambda:*:*:function:orders" }],
    ])("%s decides nothing", (_, rest) => {
      const some = dev("lambda:UpdateFunctionCode", rest);
      const spared = role("dev", {
        allow: [may("lambda:UpdateFunctionCode")],
        attached: ["spare"],
      });
      const never = managed("spare", [
        deny("lambda:*", { Resource: "arn:aws:lambda:*:*:function:orders" }),
      ]);
      const all = "Resource" in rest ? [some] : [spared, never];
      expect(pathsOf("dev", [...all, boss("lambda")], gaps)).toEqual(["unknown: no functions"]);
    });
  });

  test("what is not listed at all is told by the use of the role", () => {
    const notebook = dev("sagemaker:CreatePresignedNotebookInstanceUrl");
    expect(pathsOf("dev", [notebook, boss("sagemaker")])).toEqual([
      "sagemaker:CreatePresignedNotebookInstanceUrl",
    ]);
  });
});

describe("conditions", () => {
  const dev = (Condition: Json, ...more: Json[]) =>
    role("dev", { allow: [may("iam:PutRolePolicy", { Condition }), ...more] });

  test.each<[string, Json]>([
    ["MFA", { Bool: { "aws:MultiFactorAuthPresent": "true" } }],
    ["TLS", { Bool: { "aws:SecureTransport": "true" } }],
    ["where the caller is", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }],
    ["the account", { StringEquals: { "aws:PrincipalAccount": ACCOUNT } }],
    ["no boundary", { Null: { "iam:PermissionsBoundary": "true" } }],
  ])("met by who wants to: %s", (_, condition) => {
    expect(pathsOf("dev", [dev(condition)])).toEqual(["iam:PutRolePolicy"]);
  });

  test.each<[string, Json]>([
    ["a boundary that it has not", { StringEquals: { "iam:PermissionsBoundary": ADMIN } }],
    ["through a service", { Bool: { "aws:ViaAWSService": "true" } }],
    ["a Region where IAM is not", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }],
  ])("not met: %s", (_, condition) => {
    expect(pathsOf("dev", [dev(condition)])).toEqual([]);
  });

  test("not known: the tags of the session", () => {
    expect(pathsOf("dev", [dev({ StringEquals: { "aws:PrincipalTag/admin": "yes" } })])).toEqual([
      "unknown: iam:PutRolePolicy on arn:aws:iam::123456789012:role/dev hangs on what account state does not tell: aws:PrincipalTag/admin",
    ]);
  });

  test.each<[string, string, Json]>([
    [
      "without MFA",
      "iam:PutRolePolicy",
      { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    ],
    [
      "for old sessions",
      "iam:PutRolePolicy",
      { DateLessThan: { "aws:TokenIssueTime": "2026-01-01T00:00:00Z" } },
    ],
    ["outside some Regions", "", { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } }],
  ])("a Deny %s: %s", (_, path, Condition) => {
    const denied = dev(
      { StringEquals: { "aws:PrincipalAccount": ACCOUNT } },
      deny("*", { Condition }),
    );
    expect(pathsOf("dev", [denied])).toEqual(path === "" ? [] : [path]);
  });
});

describe("who is administrator has no path", () => {
  test.each<[string, boolean, Resource[]]>([
    ["AdministratorAccess", true, [role("dev", { attached: [ADMIN] })]],
    ["an inline policy", true, [role("dev", { allow: [EVERYTHING] })]],
    [
      "only with MFA",
      true,
      [
        role("dev", {
          allow: [{ ...EVERYTHING, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }],
        }),
      ],
    ],
    [
      "a group",
      true,
      [group("bosses", { attached: [ADMIN] }), user("dev", { groups: ["bosses"] })],
    ],
    [
      "by a tag of the session",
      true,
      [
        role("dev", {
          allow: [{ ...EVERYTHING, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }],
        }),
      ],
    ],
    [
      "PowerUserAccess",
      false,
      [role("dev", { attached: ["arn:aws:iam::aws:policy/PowerUserAccess"] })],
    ],
    [
      "within a boundary",
      false,
      [managed("limits", [may("s3:*")]), role("dev", { attached: [ADMIN], boundary: "limits" })],
    ],
    ["with a Deny of IAM", false, [role("dev", { attached: [ADMIN], allow: [deny("iam:*")] })]],
  ])("%s: %s", (_, is, resources) => {
    expect(isAdministrator("dev", resources)).toBe(is);
    if (is) expect(pathsOf("dev", resources)).toEqual([]);
  });
});

describe("what was not read", () => {
  const path = ["iam:PutRolePolicy"];

  test("a policy of AWS that is not known", () => {
    const attached = ["arn:aws:iam::aws:policy/SomethingNewFullAccess"];
    expect(pathsOf("dev", [role("dev", { attached })])[0]).toContain("does not know what");
    // What is known decides.
    expect(pathsOf("dev", [role("dev", { attached, allow: [may("iam:PutRolePolicy")] })])).toEqual(
      path,
    );
    expect(pathsOf("dev", [role("dev", { attached, allow: [deny("*")] })])).toEqual([]);
  });

  test("a policy that is none", () => {
    const broken = { ...managed("broken", []), document: "{" };
    expect(pathsOf("dev", [broken, role("dev", { attached: ["broken"] })])).toEqual([
      "unknown: The policy is not valid JSON.",
    ]);
  });

  test("a list that is not whole matters to whom it may help", () => {
    const gaps = [gap({ type: "AWS::IAM::Role", region: "global", message: "page two" })];
    const passer = role("dev", { allow: [may(["iam:PassRole", "ec2:RunInstances"])] });
    expect(pathsOf("dev", [passer], gaps)).toEqual(["unknown: page two"]);
    expect(pathsOf("dev", [role("dev", { allow: [may("s3:*")] })], gaps)).toEqual([]);
    expect(pathsOf("dev", [role("dev", { allow: [may("iam:PutRolePolicy")] })], gaps)).toEqual(
      path,
    );
  });

  test("how a user signs in", () => {
    const { passwordEnabled: _, ...secret } = bossUser;
    const dev = role("dev", { allow: [may("iam:CreateLoginProfile")] });
    expect(pathsOf("dev", [dev, secret])[0]).toContain("how boss signs in");
  });
});
