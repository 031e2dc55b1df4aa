import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { Statement } from "../policy/index.ts";
import type { NamedPolicy } from "../policy/permission.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { isAwsManagedPolicy } from "./aws-managed-policies.ts";
import { awsPolicyStatements } from "./aws-managed-policy-statements.ts";
import type { FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { readPolicy } from "./read-policy.ts";
import { UnreadError } from "./unread.ts";

/** A user, group or role with its policies. */
interface PolicyHolder extends ResourceIdentity {
  readonly inlinePolicies: readonly { readonly name: string; readonly document: string }[];
  readonly attachedPolicies: readonly string[];
}

/** Reads the policies of one account; what a managed policy says is read once for all who hold it. */
export class PolicyReader {
  readonly #input: FactInput;
  readonly #account: string;
  readonly #managed = new Map<string, NamedPolicy>();
  readonly #gaps = new Map<string, readonly Gap[]>();

  constructor(input: FactInput, account: string) {
    this.#input = input;
    this.#account = account;
  }

  /** The policies of a user, group or role itself. */
  policiesOf(holder: PolicyHolder): NamedPolicy[] {
    try {
      const inline = holder.inlinePolicies.map(({ name, document }) =>
        this.#read(
          `${name} (inline in ${holder.name})`,
          () => readPolicy(document, holder, "inlinePolicies").statements,
        ),
      );
      return [...inline, ...holder.attachedPolicies.map((arn) => this.managed(arn))];
    } catch (error) {
      return [this.#unread(`the policies of ${holder.name}`, error)];
    }
  }

  /** A policy of the account or of AWS. */
  managed(arn: string): NamedPolicy {
    let policy = this.#managed.get(arn);
    if (policy === undefined) {
      policy = this.#read(arn.slice(arn.lastIndexOf("/") + 1), () => this.#statementsOf(arn));
      this.#managed.set(arn, policy);
    }
    return policy;
  }

  /** What stands for the policies of a group that a list with gaps lacks. */
  ofUnseenGroup(name: string, gaps: readonly Gap[]): NamedPolicy {
    return this.#unread(`the policies of ${name}`, new UnreadError(gaps));
  }

  /** Why the text of a policy is not known. */
  gapsOf(policy: string): readonly Gap[] {
    return this.#gaps.get(policy) ?? [];
  }

  #read(name: string, read: () => readonly Statement[]): NamedPolicy {
    try {
      return { name, statements: read() };
    } catch (error) {
      return this.#unread(name, error);
    }
  }

  #unread(name: string, error: unknown): NamedPolicy {
    if (!(error instanceof UnreadError)) throw error;
    this.#gaps.set(name, error.gaps);
    return { name, statements: null };
  }

  #statementsOf(arn: string): readonly Statement[] {
    if (isAwsManagedPolicy(arn)) {
      const statements = awsPolicyStatements(arn);
      if (statements === undefined) throw new UnreadError([this.#unknownPolicy(arn)]);
      return statements;
    }
    const [policy] = this.#input.findByKey(
      IamManagedPolicy,
      { account: this.#account },
      ownArn,
      arn,
    );
    // Detached and deleted between two pages of the list.
    return policy === undefined ? [] : readPolicy(policy.document, policy, "document").statements;
  }

  #unknownPolicy(arn: string): Gap {
    return {
      type: IamManagedPolicy.type,
      account: this.#account,
      region: "global",
      arn,
      field: "document",
      service: "iam",
      operation: "",
      permission: "",
      reason: "not-collected",
      message: `this version of keelson does not know what the AWS managed policy ${arn} says`,
    };
  }
}
