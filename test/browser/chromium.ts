import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of CHROMIUM_PATH or of PATH; undefined when the machine has none. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const named = process.env["CHROMIUM_PATH"];
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (named === undefined ? candidates : [named]).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Whether browser tests must be skipped. In CI nothing is skipped, so that a missing Chromium
 * fails there; elsewhere the reason is printed.
 */
export function skipWithoutChromium(): boolean {
  if (findChromium() !== undefined || process.env["CI"] === "true") return false;
  process.stderr.write("browser tests skipped: no Chromium on PATH and CHROMIUM_PATH is not set\n");
  return true;
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium: set CHROMIUM_PATH");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A folder of report files that goes away with `remove`. */
export function reportFolder() {
  const folder = mkdtempSync(join(tmpdir(), "keelson-html-"));
  return {
    /** Writes a page and gives its file: address. */
    add(name: string, html: string): string {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, html);
      return pathToFileURL(path).href;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A page that remembers every request, console message, error and breach of its policy. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", (dialog) => {
    troubles.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, requests, troubles, close: () => context.close() };
}

interface AxeResult {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Runs axe-core in a page and gives its violations in short. */
export async function violations(page: Page, axe: string): Promise<string[]> {
  // The page's own policy forbids added script elements; an evaluation is not one.
  await page.evaluate(axe);
  const result = await page.evaluate<AxeResult>("axe.run()");
  if (result.passes.length < 20) throw new Error("axe found hardly anything to check");
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}
