import { compareText } from "../model/resource.ts";

const MOST_PAGES = 10;

/** One page of a list of findings. */
interface Page {
  readonly ids: readonly string[];
  readonly next: string | undefined;
}

/**
 * Open findings, oldest first, and whether there are more; nothing when a call failed. `list` asks for the ids of a page
 * and `get` for their details. One page will do, unless it is full of sample findings, which could hide the real ones.
 */
export async function highFindings<
  F extends { readonly createdAt: string; readonly sample: boolean },
>(
  list: (token: string | undefined) => Promise<Page | undefined>,
  get: (ids: string[]) => Promise<F[] | undefined>,
): Promise<{ highFindings?: F[]; moreHighFindings?: boolean }> {
  const findings: F[] = [];
  let token: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await list(token);
    if (!page) return {};
    if (page.ids.length > 0) {
      const details = await get([...page.ids]);
      if (!details) return {};
      findings.push(...details);
    }
    token = page.next || undefined;
    if (token === undefined || findings.some(({ sample }) => !sample)) break;
  }
  return {
    highFindings: findings.sort((a, b) => compareText(a.createdAt, b.createdAt)),
    moreHighFindings: token !== undefined,
  };
}
