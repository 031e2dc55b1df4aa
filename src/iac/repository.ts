import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Turns paths of this machine into paths of the repository, which is what code hosts understand. */
export class Repository {
  readonly root: string;

  /** The repository of a folder: the nearest one with `.git` above, else the working folder, else itself. */
  constructor(folder: string, workingFolder = process.cwd()) {
    const start = resolve(workingFolder, folder);
    const inside = start === workingFolder || start.startsWith(`${workingFolder}${sep}`);
    this.root = gitRoot(start) ?? (inside ? workingFolder : start);
  }

  contains(path: string): boolean {
    return (
      path === this.root || path.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep)
    );
  }

  /** The path from the root with forward slashes; empty for the root itself. */
  pathOf(path: string): string {
    return relative(this.root, path).split(sep).join("/");
  }
}

function gitRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
