import type { RuleChoice, SourceOptions } from "./options.ts";

/** Whether anything asks for the tags of all resources, which cost a call for every hundred of them. */
export function needsTags({
  config,
  iac = [],
}: Pick<RuleChoice, "config"> & Partial<SourceOptions>): boolean {
  // The stack that made a resource stands in its tags.
  if (iac.length > 0) return true;
  return (config?.suppressions ?? []).some(({ tags = {} }) => Object.keys(tags).length > 0);
}
