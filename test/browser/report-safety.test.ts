import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../../src/render/html.ts";
import { worstFirst } from "../../src/render/worst-first.ts";
import { HOSTILE_NAMES, sampleReport } from "../render/sample-report.ts";
import {
  launchChromium,
  openPage,
  reportFolder,
  skipWithoutChromium,
  violations,
} from "./chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hostile = sampleReport({ findings: 300, hostile: true });
const desktop = { viewport: { width: 1280, height: 900 } };
const OPEN_ALL = `for (const one of document.querySelectorAll("details")) one.open = true`;
const phone = { viewport: { width: 375, height: 760 } };

describe.skipIf(skipWithoutChromium())("the report in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  const urls = { plain: "", hostile: "", empty: "" };
  const folder = reportFolder();

  beforeAll(async () => {
    browser = await launchChromium();
    urls.plain = folder.add("plain", await renderHtml(sampleReport({ findings: 120 })));
    urls.hostile = folder.add("hostile", await renderHtml(hostile));
    urls.empty = folder.add("empty", await renderHtml(sampleReport({ findings: 0 })));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    it.each([
      ["desktop", desktop],
      ["phone", phone],
    ])("has nothing for axe to complain about on a %s", async (_, size) => {
      const { page, close } = await openPage(browser, urls.plain, { ...size, colorScheme });
      await page.evaluate(OPEN_ALL);
      expect(await violations(page, axe)).toEqual([]);
      await page.locator(".chip.critical").click();
      await page.locator("#menu-group").selectOption("service");
      await page.locator("#row-0").click();
      expect(await violations(page, axe)).toEqual([]);
      await page.locator("#row-1").click();
      await page.locator("#detail").waitFor();
      expect(await violations(page, axe)).toEqual([]);
      await close();
    });
  });

  it("stays accessible when nothing was found or matches", async () => {
    const { page, troubles, close } = await openPage(browser, urls.empty, desktop);
    expect(await violations(page, axe)).toEqual([]);
    expect(await page.locator(".headline").textContent()).toBe("No rule applied to what was read.");
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ["desktop", desktop],
    ["phone", phone],
  ])("keeps hostile names inert and in their place on a %s", async (_, size) => {
    const { page, requests, troubles, close } = await openPage(browser, urls.hostile, size);
    const findings = worstFirst(hostile.findings);
    for (const [number] of HOSTILE_NAMES.entries()) {
      const finding = findings.find(
        ({ resource, status }) =>
          status === "fail" &&
          Number(/ (\d+)$/.exec(resource.name)?.[1]) % HOSTILE_NAMES.length === number,
      );
      expect(finding, HOSTILE_NAMES[number]).toBeDefined();
      await page.evaluate(`location.hash = "finding=${finding?.fingerprint}"`);
      const title = hostile.rules.find(({ id }) => id === finding?.rule)?.title ?? "";
      await page.locator("#detail-title", { hasText: title }).waitFor();
      await page.locator("#detail dd bdi").first().waitFor();
      const name = await page.locator("#detail dd bdi").first().textContent();
      // All of a long name stands in the detail; what would deceive is spelled out.
      expect(
        name?.replaceAll(/\[U\+([0-9A-F]{4})\]/g, (_whole, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
      ).toBe(finding?.resource.name);
      expect(name).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    }
    await page.keyboard.press("Escape");
    await page.evaluate(OPEN_ALL);
    const facts = await page.evaluate(`({
      pwned: "pwned" in window,
      images: document.images.length,
      scripts: document.scripts.length,
      overflow: document.documentElement.scrollWidth - innerWidth,
      links: [...document.links].map((link) => link.protocol)
        .filter((protocol) => !["https:", "file:"].includes(protocol)),
    })`);
    expect(facts).toEqual({ pwned: false, images: 0, scripts: 2, overflow: 0, links: [] });
    expect(requests).toEqual([urls.hostile]);
    expect(troubles).toEqual([]);
    await close();
  });

  it("would stop a script that got in", async () => {
    const { page, troubles, close } = await openPage(browser, urls.plain, desktop);
    const ran = await page.evaluate(`(() => {
      const script = document.createElement("script");
      try {
        script.textContent = "window.pwned = 9";
      } catch {
        return "refused";
      }
      document.body.append(script);
      return "added";
    })()`);
    expect(ran).toBe("refused");
    await page.evaluate(`document.body.setAttribute("style", "color: red")`);
    expect(await page.evaluate(`"pwned" in window`)).toBe(false);
    expect(troubles.join()).toMatch(/Content Security Policy/);
    await close();
  });
});
