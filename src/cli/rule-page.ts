// A repository on GitHub shows its files at addresses that can be told; of other home pages nothing is known.
const REPOSITORY = /^(https:\/\/github\.com\/[\w.-]+\/[\w.-]+?)(?:\.git)?\/?(?:#readme)?$/;

/** Address of the page of a built-in rule; undefined where the home page does not tell it, so that no link is dead. */
export function rulePage(homepage: string | undefined, id: string): string | undefined {
  const repository = REPOSITORY.exec(homepage ?? "")?.[1];
  return repository && `${repository}/blob/HEAD/docs/rules/${id}.md`;
}
