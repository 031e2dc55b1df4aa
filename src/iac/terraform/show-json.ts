import { isRecord, records, textOf } from "../json.ts";
import { callsOf } from "./addresses.ts";
import type { StateInstance } from "./state-instance.ts";

/** The managed instances of `terraform show -json`; a state without resources has no values. */
export function showJsonInstances(state: Readonly<Record<string, unknown>>): StateInstance[] {
  const { values } = state;
  const instances: StateInstance[] = [];
  const modules =
    isRecord(values) && isRecord(values["root_module"]) ? [values["root_module"]] : [];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    for (const child of records(module["child_modules"])) modules.push(child);
    const calls = callsOf(textOf(module["address"]));
    if (calls === undefined) continue;
    for (const resource of records(module["resources"])) {
      const { mode, deposed_key: deposed, values: attributes } = resource;
      const [address, type, name, provider] = ["address", "type", "name", "provider_name"].map(
        (key) => textOf(resource[key]),
      );
      if (mode !== "managed" || deposed !== undefined || !address || !type || !name) continue;
      if (!isRecord(attributes)) continue;
      instances.push({ address, calls, type, name, provider: provider ?? "", attributes });
    }
  }
  return instances;
}
