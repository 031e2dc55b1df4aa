/** A JSON value that is no object and no list. */
export type Scalar = string | number | boolean | null;

/** What an event holds in one place, as far as it is known before the event happens. */
export type EventValue =
  | Scalar
  | Anything
  | SomeText
  | SomeNumber
  | OpenObject
  | readonly EventValue[]
  | EventObject;

/** An object whose members are all known; each of their values may be open. */
export interface EventObject {
  readonly [name: string]: EventValue;
}

/** Nothing is known: it may even not be there. */
export class Anything {
  readonly kind = "anything";
}

/** A text that is not known. */
export class SomeText {
  readonly kind = "text";
}

/** A number of which only the bounds are known, both included. */
export class SomeNumber {
  readonly kind = "number";
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }
}

/** An object that may have more members than these. */
export class OpenObject {
  readonly kind = "open";
  readonly members: EventObject;

  constructor(members: EventObject) {
    this.members = members;
  }
}

export const ANYTHING = new Anything();
export const TEXT = new SomeText();

/** The member of that name; undefined when it is certainly not there. */
export function memberOf(value: EventValue | undefined, name: string): EventValue | undefined {
  if (value instanceof Anything) return ANYTHING;
  if (value instanceof OpenObject) {
    return Object.hasOwn(value.members, name) ? value.members[name] : ANYTHING;
  }
  return isEventObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Is it a list? */
export function isList(value: EventValue | undefined): value is readonly EventValue[] {
  return Array.isArray(value);
}

function isEventObject(value: EventValue | undefined): value is EventObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !isList(value) &&
    !(value instanceof SomeText) &&
    !(value instanceof SomeNumber)
  );
}
