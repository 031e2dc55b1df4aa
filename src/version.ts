import manifest from "../package.json" with { type: "json" };

/** keelson's own version, from package.json. */
export const TOOL_VERSION: string = manifest.version;
