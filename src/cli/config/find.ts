import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";

/** The name under which a configuration is found. */
export const CONFIG_NAME = "keelson.config.yaml";

/** The nearest configuration file, from a folder upwards to the home folder or the root of the file system. */
export function findConfig(folder: string, home: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, CONFIG_NAME);
    // A link that leads nowhere is there too: to pass it over would lose the settings in silence.
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return path;
    if (current === home || current === dirname(current)) return undefined;
  }
}
