import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { anchor } from "../../.tools/generate/markdown.ts";

const pages = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

test("every link between pages leads to a file and a heading", () => {
  const broken = pages.flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target))
      .map((target) => `${page}: ${target}`),
  );
  expect(pages.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  return heading === undefined || headings(file).has(heading);
}

const anchors = new Map<string, Set<string>>();

function headings(file: string): Set<string> {
  const known = anchors.get(file);
  if (known !== undefined) return known;
  const found = [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => anchor(text));
  anchors.set(file, new Set(found));
  return new Set(found);
}

/** A page without its blocks of code, which may hold anything. */
function proseOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, "");
}
