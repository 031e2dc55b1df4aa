import manifest from "../package.json" with { type: "json" };

const { version, homepage }: { version: string; homepage?: string } = manifest;

/** keelson's own version, from package.json. */
export const TOOL_VERSION: string = version;

/** keelson's home page, from package.json; undefined while it has none. */
export const HOMEPAGE: string | undefined = homepage;
