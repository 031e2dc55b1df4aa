import { parseArn } from "./arn.ts";
import type { Identity, IdentityAccount, Role, Workload } from "./escalation-identity.ts";
import type { PassPath, RunPath } from "./escalation-path.ts";
import { contextOf, tagContext } from "./escalation-steps.ts";
import { type Permission, together } from "./permission.ts";
import type { Permissions } from "./permissions.ts";
import { trustsNobodyBut, trustsService } from "./trust.ts";

/** That code runs as a role. */
interface Run {
  readonly permission: Permission;
  /** ARN of what is taken over for it; undefined for something new, and where it was not seen. */
  readonly workload: string | undefined;
}

/** How a user or role lets services run its code. */
export class Computing {
  readonly path: PassPath | RunPath;
  readonly #permissions: Permissions;
  readonly #account: IdentityAccount;
  #somewhere: Permission | undefined | null = null;
  #anywhere: Permission | undefined | null = null;

  constructor(path: PassPath | RunPath, permissions: Permissions, account: IdentityAccount) {
    this.path = path;
    this.#permissions = permissions;
    this.#account = account;
  }

  /** Whether its policies name all the actions, and for something new allow them. */
  get isOpen(): boolean {
    return this.#named((action) => this.#permissions.names(action)) && this.#isAllowed();
  }

  /** Whether policies whose text is known do. */
  get isSure(): boolean {
    return this.#named((action) => this.#permissions.surelyNames(action));
  }

  /** Whether code runs as the target this way. */
  as(target: Identity): Run | undefined {
    const { path } = this;
    const { role } = target;
    if (role === undefined) return undefined;
    if (path.service === "ec2.amazonaws.com" && role.instanceProfiles.length === 0)
      return undefined;
    const trust = trusting(target, path.service, this.#account.account);
    if (trust === undefined) return undefined;
    const run =
      path.kind === "pass" ? this.#startsNew(path, target) : this.#takesOver(path, target, role);
    const permission =
      run &&
      together([trust, run.permission, ...(path.kind === "run" ? [heeds(path, target)] : [])]);
    return permission && { permission, workload: run.workload };
  }

  #named(names: (action: string) => boolean): boolean {
    const { actions, kind } = this.path;
    return actions.flat().every(names) && (kind === "run" || names("iam:PassRole"));
  }

  #isAllowed(): boolean {
    return this.path.kind === "run" || this.#startsSomewhere() !== undefined;
  }

  #startsSomewhere(): Permission | undefined {
    if (this.#somewhere === null) {
      const { partition } = this.#account;
      const groups = this.path.actions.map((group) => {
        const [service = ""] = group[0]?.split(":") ?? [];
        return this.#permissions.mayOnSome(group, `arn:${partition}:${service}:*:*:*`);
      });
      this.#somewhere = together(groups);
    }
    return this.#somewhere;
  }

  #startsNew({ passedTo }: PassPath, target: Identity): Run | undefined {
    const { arn } = target.caller;
    const starts = this.#startsSomewhere();
    return leastOpen(
      passedTo.map((service) => {
        const context = { ...contextOf(target), "iam:passedtoservice": service };
        return runBy(together([starts, this.#permissions.may("iam:PassRole", arn, context)]));
      }),
    );
  }

  #takesOver(path: RunPath, { caller }: Identity, role: Role): Run | undefined {
    const { found, isWhole } = this.#account.workloads.runningBy(
      path.service,
      caller.arn,
      role.instanceProfiles,
    );
    let best: Run | undefined;
    for (const workload of found) {
      best = leastOpen([best, runBy(this.#changes(path, workload), workload.arn)]);
      if (best?.permission.open.length === 0) return best;
    }
    if (isWhole || role.used === "never") return best;
    return leastOpen([best, runBy(this.#unseen(path, role))]);
  }

  #changes({ actions, resources }: RunPath, { arn, tags }: Workload): Permission | undefined {
    const { region = "", service = "" } = parseArn(arn) ?? {};
    const [, ...others] = resources.map((template) => filled(template, this.#place(region)));
    return together(
      actions
        .flat()
        .flatMap((action) => [
          this.#permissions.may(action, arn, tagContext(service, tags)),
          ...others.map((other) => this.#permissions.may(action, other)),
        ]),
    );
  }

  /** What runs was not seen: its use shows that something does, and a right to all that can be is one to it. */
  #unseen({ service }: RunPath, role: Role): Permission | undefined {
    const isSeen = role.used === "lately" && trustsNobodyBut(role.trust, service);
    const open = isSeen ? [] : [`what ${service} runs as the role`];
    return together([this.#changesAny(), { policies: [], open }]);
  }

  #changesAny(): Permission | undefined {
    if (this.#anywhere === null) this.#anywhere = this.#everywhere() ?? this.#atLeastSome();
    return this.#anywhere;
  }

  #everywhere(): Permission | undefined {
    const { actions } = this.path;
    const place = this.#place("us-east-1");
    const templates = this.path.kind === "run" ? this.path.resources : [];
    return together(
      actions.flat().flatMap((action) =>
        templates.map((template) => {
          const all = filled(template, { ...place, name: "*" });
          if (this.#permissions.deniesSome(action, all)) return undefined;
          return this.#permissions.may(action, filled(template, place));
        }),
      ),
    );
  }

  #atLeastSome(): Permission | undefined {
    const open = [`what ${this.path.service} runs as the role`];
    return together([this.#startsSomewhere(), { policies: [], open }]);
  }

  #place(region: string) {
    const { partition, account } = this.#account;
    return { partition, account, region, name: "any-that-there-may-be" };
  }
}

/** The agent of Systems Manager on an instance needs rights of the role: an administrator has them. */
function heeds({ actions }: RunPath, { administrator }: Identity): Permission {
  const asksAgent = actions.flat().some((action) => action.startsWith("ssm:"));
  const open = asksAgent && administrator?.length !== 0;
  return {
    policies: [],
    open: open ? ["whether Systems Manager reaches what runs as the role"] : [],
  };
}

function runBy(permission: Permission | undefined, workload?: string): Run | undefined {
  return permission && { permission, workload };
}

function leastOpen(all: readonly (Run | undefined)[]): Run | undefined {
  let best: Run | undefined;
  for (const each of all) {
    const open = each?.permission.open.length ?? Infinity;
    if (open < (best?.permission.open.length ?? Infinity)) best = each;
  }
  return best;
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

const trusted = new WeakMap<Identity, Map<string, Permission | undefined>>();

/** Whether the role trusts the service; asked for many callers, and answered once. */
function trusting(target: Identity, service: string, account: string): Permission | undefined {
  let known = trusted.get(target);
  if (known === undefined) trusted.set(target, (known = new Map()));
  if (!known.has(service)) {
    known.set(service, target.role && trustsService(target.role.trust, service, account));
  }
  return known.get(service);
}
