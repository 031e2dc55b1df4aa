import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  EISDIR: "this is a folder",
  ELOOP: "the symbolic link leads nowhere",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file grew beyond the allowed size",
  EMFILE: "too many files are open",
};

/** The error for an output place that does not take what we write; other errors pass unchanged. */
export function writeFailure(place: string, cause: unknown): unknown {
  const code = systemCode(cause);
  if (cause instanceof CliError || code === undefined) return cause;
  return new CliError(`cannot write: ${REASONS[code] ?? code}`, {
    place,
    hint: "choose another place, or make this one writable",
    exitCode: EXIT.failed,
    cause,
  });
}

/** The error for an input that cannot be read; other errors pass unchanged. */
export function readFailure(place: string, cause: unknown, hint = ""): unknown {
  const code = systemCode(cause);
  if (cause instanceof CliError || code === undefined) return cause;
  return new CliError(`cannot read: ${REASONS[code] ?? code}`, { place, hint, cause });
}

/** The code of an error of the operating system, such as ENOENT; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}
