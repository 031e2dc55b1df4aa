import { isRecord, records, textOf } from "../json.ts";
import { callsOf, indexText } from "./addresses.ts";
import type { StateInstance } from "./state-instance.ts";

/** The managed instances of a state file of version 4; deposed ones are on their way out and have no block. */
export function stateFileInstances(state: Readonly<Record<string, unknown>>): StateInstance[] {
  return records(state["resources"]).flatMap((resource) => {
    const [type, name, module] = ["type", "name", "module"].map((key) => textOf(resource[key]));
    const calls = callsOf(module ?? "");
    if (resource["mode"] !== "managed" || !type || !name || calls === undefined) return [];
    const prefix = module === "" ? "" : `${module ?? ""}.`;
    const provider = textOf(resource["provider"]);
    return records(resource["instances"]).flatMap(({ attributes, deposed, index_key: index }) =>
      deposed === undefined && isRecord(attributes)
        ? [
            {
              address: `${prefix}${type}.${name}${indexText(index)}`,
              calls,
              type,
              name,
              provider,
              attributes,
            },
          ]
        : [],
    );
  });
}
