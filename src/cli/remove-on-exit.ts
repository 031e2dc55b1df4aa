import { rmSync } from "node:fs";

/** Removes the files, which may be half-written, should the process exit before the returned function is called. */
export function removeOnExit(paths: readonly string[]): () => void {
  const remove = () => {
    for (const path of paths) rmSync(path, { force: true });
  };
  process.once("exit", remove);
  return () => void process.off("exit", remove);
}
