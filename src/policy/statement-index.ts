import type { Statement } from "./document.ts";
import { matchesPatternIgnoreCase } from "./pattern.ts";

/** The statements of a policy by the action that they speak of, so that many actions can be asked for quickly. */
export class StatementIndex {
  /** Service prefix to the statements that name it; "" to those that may name any service. */
  readonly #byService = new Map<string, Statement[]>();
  readonly #allows = new Map<string, readonly Statement[]>();
  readonly #denies = new Map<string, readonly Statement[]>();

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) {
      for (const service of servicesOf(statement)) {
        const known = this.#byService.get(service);
        if (known === undefined) this.#byService.set(service, [statement]);
        else known.push(statement);
      }
    }
  }

  /** Statements of the effect that speak of the action (its service in lower case), on whatever resource and condition. */
  naming(effect: Statement["effect"], action: string): readonly Statement[] {
    const service = action.slice(0, action.indexOf(":"));
    const own = this.#byService.get(service);
    const any = this.#byService.get("");
    if (own === undefined && any === undefined) return NONE;
    const byAction = effect === "Allow" ? this.#allows : this.#denies;
    let found = byAction.get(action);
    if (found === undefined) {
      found = [...(own ?? []), ...(any ?? [])].filter(
        (statement) => statement.effect === effect && namesAction(statement, action),
      );
      byAction.set(action, found);
    }
    return found;
  }
}

const NONE: readonly Statement[] = [];
const indexes = new WeakMap<readonly Statement[], StatementIndex>();

/** The index of the statements, built once: managed policies have many holders. */
export function indexOf(statements: readonly Statement[]): StatementIndex {
  let index = indexes.get(statements);
  if (index === undefined) indexes.set(statements, (index = new StatementIndex(statements)));
  return index;
}

function servicesOf({ actions, notActions }: Statement): ReadonlySet<string> {
  if (notActions.length > 0) return new Set([""]);
  const services = actions.map((action) => {
    const prefix = action.slice(0, Math.max(action.indexOf(":"), 0));
    return /[*?]/.test(prefix) ? "" : prefix;
  });
  return services.includes("") ? new Set([""]) : new Set(services);
}

function namesAction({ actions, notActions }: Statement, action: string): boolean {
  const named = (pattern: string) => matchesPatternIgnoreCase(pattern, action);
  return notActions.length > 0 ? !notActions.some(named) : actions.some(named);
}
