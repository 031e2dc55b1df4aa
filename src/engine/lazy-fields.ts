import type { Resource } from "../model/resource.ts";

/** What the fields of a resource type do that a resource does not hold itself. */
interface Sources {
  /** Every field of the type. */
  readonly fields: readonly string[];
  /** Called when a field is read that the resource lacks; throws. */
  readonly unread: (resource: Resource, field: string) => never;
  readonly computed: readonly {
    readonly name: string;
    readonly compute: (resource: Resource) => unknown;
  }[];
}

/** Gives resources of one type their facts and their unread fields, by properties that all of them share. */
export class LazyFields {
  readonly #sources: Sources;
  readonly #computed: readonly (readonly [name: string, PropertyDescriptor])[];
  readonly #unread = new Map<string, PropertyDescriptor>();

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#computed = sources.computed.map(({ name, compute }) => [name, lazyProperty(compute)]);
  }

  /** The resource with properties for the facts and for what was not read. */
  view(resource: Resource): Resource {
    const absent = this.#sources.fields.filter((field) => !(field in resource));
    if (absent.length === 0 && this.#computed.length === 0) return resource;
    const view = { ...resource };
    for (const field of absent) Object.defineProperty(view, field, this.#unreadProperty(field));
    for (const [name, property] of this.#computed) Object.defineProperty(view, name, property);
    return view;
  }

  #unreadProperty(field: string): PropertyDescriptor {
    let property = this.#unread.get(field);
    if (property === undefined) {
      property = lazyProperty((resource) => this.#sources.unread(resource, field));
      this.#unread.set(field, property);
    }
    return property;
  }
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** A property that is computed once for each resource; its value, or what stood in the way, is kept. */
function lazyProperty(compute: (resource: Resource) => unknown): PropertyDescriptor {
  const outcomes = new Map<Resource, Outcome>();
  return {
    enumerable: true,
    configurable: true,
    get(this: Resource) {
      let outcome = outcomes.get(this);
      if (outcome === undefined) outcomes.set(this, (outcome = outcomeOf(compute, this)));
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    },
  };
}

function outcomeOf(compute: (resource: Resource) => unknown, resource: Resource): Outcome {
  try {
    return { value: compute(resource) };
  } catch (error) {
    return { error };
  }
}
