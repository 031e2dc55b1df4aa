import { describe, expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { adminPoliciesOf } from "../../src/facts/role-admin-policies.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { ResourceOf } from "../../src/resources/define.ts";
import { IamManagedPolicy } from "../../src/resources/iam-managed-policy.ts";
import { IamRole } from "../../src/resources/iam-role.ts";
import { snapshot } from "../support/small-snapshot.ts";

type Role = ResourceOf<typeof IamRole>;

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const OWN = IamManagedPolicy.example.arn;
const statement = (Effect: string, Action: string, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect, Action, Resource: "*", ...more }],
  });
const EVERYTHING = statement("Allow", "*");
const inline = (document: string, name = "inline") => ({ name, document });

/** The names of the policies that make the role administrator, beside one managed policy of the account. */
function adminPolicies(changes: Partial<Role>, document?: string, gaps: readonly Gap[] = []) {
  const role = { ...IamRole.example, attachedPolicies: [], ...changes } as unknown as Role;
  const policies = document === undefined ? [] : [{ ...IamManagedPolicy.example, document }];
  const store = new SnapshotStore(snapshot(policies, gaps), []);
  return adminPoliciesOf(role, store).map(({ name }) => name);
}

describe("policies that make a role administrator", () => {
  test("are inline, managed by the account, or AdministratorAccess, in any partition", () => {
    expect(adminPolicies({ inlinePolicies: [inline(EVERYTHING)] })).toEqual(["inline"]);
    expect(adminPolicies({ attachedPolicies: [OWN] }, EVERYTHING)).toEqual(["orders-read"]);
    for (const partition of ["aws", "aws-cn", "aws-us-gov"]) {
      const arn = ADMINISTRATOR.replace("arn:aws:", `arn:${partition}:`);
      expect(adminPolicies({ attachedPolicies: [arn] })).toEqual(["AdministratorAccess"]);
    }
    const all = { inlinePolicies: [inline(EVERYTHING)], attachedPolicies: [OWN, ADMINISTRATOR] };
    expect(adminPolicies(all, EVERYTHING)).toEqual([
      "inline",
      "orders-read",
      "AdministratorAccess",
    ]);
  });

  test("are not those that allow less, or AWS policies of another name", () => {
    expect(adminPolicies({ inlinePolicies: [inline(statement("Allow", "s3:*"))] })).toEqual([]);
    const withMfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
    expect(adminPolicies({ inlinePolicies: [inline(statement("Allow", "*", withMfa))] })).toEqual(
      [],
    );
    for (const name of ["PowerUserAccess", "AdministratorAccess-Amplify", "ReadOnlyAccess"]) {
      expect(adminPolicies({ attachedPolicies: [`arn:aws:iam::aws:policy/${name}`] })).toEqual([]);
    }
    // An account may give its own policy that name.
    const namesake = "arn:aws:iam::123456789012:policy/AdministratorAccess";
    expect(adminPolicies({ attachedPolicies: [namesake] })).toEqual([]);
  });

  test("are taken back by a denial in another policy, but not by a narrow one", () => {
    const denyAll = inline(statement("Deny", "*"), "deny");
    const denyOne = inline(statement("Deny", "s3:DeleteBucket"), "deny");
    const attachedPolicies = [ADMINISTRATOR];
    expect(adminPolicies({ attachedPolicies, inlinePolicies: [denyAll] })).toEqual([]);
    expect(adminPolicies({ attachedPolicies, inlinePolicies: [denyOne] })).toEqual([
      "AdministratorAccess",
    ]);
    expect(
      adminPolicies({ attachedPolicies: [ADMINISTRATOR, "arn:aws:iam::aws:policy/AWSDenyAll"] }),
    ).toEqual([]);
  });

  test("count only as far as the permissions boundary goes", () => {
    const attachedPolicies = [ADMINISTRATOR];
    const bounded = (document: string) =>
      adminPolicies({ attachedPolicies, permissionsBoundary: OWN }, document);
    expect(bounded(statement("Allow", "s3:*"))).toEqual([]);
    expect(bounded(EVERYTHING)).toEqual(["AdministratorAccess"]);
    const exceptIam = JSON.stringify({
      Statement: [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "iam:*", Resource: "*" },
      ],
    });
    expect(bounded(exceptIam)).toEqual([]);
    // A boundary gives nothing by itself.
    expect(adminPolicies({ permissionsBoundary: ADMINISTRATOR })).toEqual([]);
  });

  test("are not known where a policy could not be read or understood", () => {
    const gap: Gap = {
      type: IamManagedPolicy.type,
      account: "123456789012",
      region: "global",
      service: "iam",
      operation: "GetAccountAuthorizationDetails",
      permission: "iam:GetAccountAuthorizationDetails",
      reason: "denied",
      message: "no",
    };
    expect(() => adminPolicies({ attachedPolicies: [OWN] }, undefined, [gap])).toThrow(UnreadError);
    expect(() => adminPolicies({ inlinePolicies: [inline("{")] })).toThrow(UnreadError);
    // A policy that was deleted between two pages of a whole list gives nothing.
    expect(adminPolicies({ attachedPolicies: [OWN] })).toEqual([]);
    // Without a policy that allows everything, the boundary is not asked for.
    expect(adminPolicies({ permissionsBoundary: OWN }, undefined, [gap])).toEqual([]);
  });
});
