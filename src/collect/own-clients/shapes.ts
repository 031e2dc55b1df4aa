import type { $SchemaRef, StaticOperationSchema, StaticStructureSchema } from "@smithy/types";

/** A schema of the SDK, and the type of the values that it reads and writes. */
export interface Shape<T> {
  readonly schema: $SchemaRef;
  /** How it stands outside the body of a REST request. */
  readonly traits?: { readonly httpQuery: string } | { readonly httpLabel: 1 };
  /** Never there: carries the type. */
  readonly value?: T;
}

type ValueOf<S> = S extends Shape<infer T> ? T : never;
type Members = Readonly<Record<string, Shape<unknown>>>;
/** AWS may leave any member of an answer out. */
type Structure<M extends Members> = { [K in keyof M]?: ValueOf<M[K]> | undefined };

// The numbers are how the SDK writes the kinds of schemas.
export const string: Shape<string> = { schema: 0 };
export const number: Shape<number> = { schema: 1 };
export const boolean: Shape<boolean> = { schema: 2 };
/** Seconds since 1970 on the wire. */
export const timestamp: Shape<Date> = { schema: 4 };

/** A list of values of one shape. */
export function list<T>(of: Shape<T>): Shape<T[]> {
  return { schema: [1, "", "List", 0, of.schema] };
}

/** Values by name. */
export function map<T>(of: Shape<T>): Shape<Record<string, T>> {
  return { schema: [2, "", "Map", 0, 0, of.schema] };
}

/** A member of a REST request that stands in the query, under this name. */
export function query<T>(name: string, of: Shape<T>): Shape<T> {
  return { ...of, traits: { httpQuery: name } };
}

/** A member of a REST request that stands in the path. */
export function label<T>(of: Shape<T>): Shape<T> {
  return { ...of, traits: { httpLabel: 1 } };
}

/** A structure: members that are not named here are dropped when it is read. */
export function structure<M extends Members>(name: string, members: M): Shape<Structure<M>> {
  const schema: StaticStructureSchema = [
    3,
    "",
    name,
    0,
    Object.keys(members),
    Object.values(members).map(({ schema: of, traits }) => (traits ? [of, traits] : of)),
  ];
  return { schema };
}

/** An operation of a service: its name, what it takes and what it answers. */
export interface OperationShape<I, O> {
  readonly name: string;
  readonly schema: StaticOperationSchema;
  /** Never there: carries the types. */
  readonly types?: readonly [I, O];
}

/** Declares an operation by the members of its request and of its response, one of REST with its method and path. */
export function operation<I extends Members, O extends Members>(
  name: string,
  request: I,
  response: O,
  rest?: readonly [method: string, path: string],
): OperationShape<Structure<I>, Structure<O>> {
  const input = structure(`${name}Request`, request).schema;
  const output = structure(`${name}Response`, response).schema;
  const traits = rest === undefined ? 0 : { http: [...rest, 200] as [string, string, number] };
  return { name, schema: [9, "", name, traits, input, output] };
}
