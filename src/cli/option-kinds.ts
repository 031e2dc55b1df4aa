import { InvalidArgumentError, Option } from "commander";
import { SEVERITIES } from "../model/severities.ts";

/** Collects comma-separated and repeated values, each once. */
export function list(value: string, previous: readonly string[]): string[] {
  const items = value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  // An empty list would mean "all", which an empty variable in a script never meant.
  if (items.length === 0) throw new InvalidArgumentError("Expected at least one name.");
  return [...new Set([...previous, ...items])];
}

/** An option that takes any text but the empty one. */
export function textOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (value.trim() === "") throw new InvalidArgumentError("Expected a value.");
    return value;
  });
}

/** An option that takes one path each time; paths may hold commas. */
export function pathsOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`)
    .argParser((value: string, previous: readonly string[]) => {
      if (value.trim() === "") throw new InvalidArgumentError("Expected a value.");
      return [...new Set([...previous, value])];
    })
    .default([], "none");
}

/** An option that takes names, separated by commas or one by one. */
export function listOption(flags: string, description: string, byDefault = "all"): Option {
  return new Option(flags, description).argParser(list).default([], byDefault);
}

/** The plural of a list option, hidden, which sets the same value. */
export function aliasOf(name: string, flags: string): Option {
  const option = listOption(flags, `same as --${name}`).hideHelp();
  option.attributeName = () => name;
  return option;
}

/** An option that takes a severity. */
export function severityOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(SEVERITIES);
}

/** Parses the number of things that may run at once. */
export function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new InvalidArgumentError("Expected a whole number from 1 to 1000.");
  return number;
}
